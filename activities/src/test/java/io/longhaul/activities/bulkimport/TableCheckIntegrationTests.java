package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.database.DatabaseSettings;
import io.longhaul.datasets.TableSql;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker warns of at its start. */
class TableCheckIntegrationTests {

  private static final String DATASET =
      """
      table: shop.things
      key: [a, b]
      columns:
        - {header: a, name: a, type: integer, required: true}
        - {header: b, name: b, type: text, required: true}
        - {header: c, name: c, type: decimal}
        - {header: d, name: d, type: date}
      """;

  @TempDir Path folder;
  private ImportBed bed;

  @BeforeEach
  void prepareDatabase() {
    bed = new ImportBed(folder).dataset("things", DATASET);
    bed.postgres().execute("CREATE SCHEMA shop");
  }

  @Test
  void saysNothingOfTheTableThatTheDatasetProposes() {
    bed.postgres()
        .execute(TableSql.createTable(bed.resources().datasets().datasets().iterator().next()));

    assertThat(warnings()).isEmpty();
  }

  @Test
  void saysThatTableIsMissing() {
    assertThat(warnings())
        .singleElement()
        .asString()
        .contains("shop.things", "does not exist", "longhaul dataset create things");
  }

  @Test
  void saysAllThatDiffers() {
    bed.postgres()
        .execute(
            """
            CREATE TABLE shop.things (
              a integer, b text NOT NULL, c numeric NOT NULL, other text NOT NULL)
            """);

    assertThat(warnings())
        .satisfiesExactly(
            each -> assertThat(each).contains("shop.things.a is integer and should be bigint"),
            each -> assertThat(each).contains("shop.things.c is NOT NULL"),
            each -> assertThat(each).contains("shop.things.d does not exist"),
            each -> assertThat(each).contains("shop.things.other is NOT NULL without a default"),
            each ->
                assertThat(each)
                    .contains("CREATE UNIQUE INDEX ON \"shop\".\"things\" (\"a\", \"b\")"),
            each -> assertThat(each).contains("shop.things.a may be null"));
  }

  @Test
  void doesNotTakePartialIndexForKey() {
    bed.postgres()
        .execute(
            """
            CREATE TABLE shop.things (a bigint NOT NULL, b text NOT NULL, c numeric, d date);
            CREATE UNIQUE INDEX ON shop.things (a, b) WHERE c > 0;
            CREATE UNIQUE INDEX ON shop.things (a, lower(b))
            """);

    assertThat(warnings()).singleElement().asString().contains("no unique index");
  }

  @Test
  void takesIndexInAnyOrderOfColumns() {
    bed.postgres()
        .execute(
            "CREATE TABLE shop.things (a bigint NOT NULL, b varchar(10) NOT NULL, c numeric, d date);"
                + " CREATE UNIQUE INDEX ON shop.things (b, a) INCLUDE (c)");

    assertThat(warnings()).isEmpty();
  }

  @Test
  void isOneWarningWhenTheDatabaseDoesNotAnswer() {
    Database down =
        new Database(new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "a", "b"));

    List<String> warnings =
        TableCheck.warnings(down.dataSource(), bed.resources().datasets().datasets());

    assertThat(warnings).singleElement().asString().contains("could not be checked");
  }

  private List<String> warnings() {
    return TableCheck.warnings(
        bed.postgres().database().dataSource(), bed.resources().datasets().datasets());
  }
}
