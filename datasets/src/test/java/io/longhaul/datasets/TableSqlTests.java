package io.longhaul.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableSqlTests {

  @Test
  void writesATableWithItsKeyAndSchema() {
    Dataset dataset =
        new Dataset(
            "t",
            TableName.of("my schema.Order"),
            null,
            List.of(
                column("id", new ColumnType.Uuid(), true),
                column("select", new ColumnType.IntegerNumber(Bounds.none()), true),
                column(
                    "price",
                    new ColumnType.DecimalNumber(
                        new ColumnType.DecimalNumber.Size(10, 2), false, Bounds.none()),
                    false),
                column("any", new ColumnType.DecimalNumber(null, false, Bounds.none()), false),
                column("day", new ColumnType.Date(List.of("yyyy-MM-dd"), Bounds.none()), false),
                column(
                    "at",
                    new ColumnType.Timestamp(List.of("ISO"), ZoneOffset.UTC, Bounds.none()),
                    false),
                column("ok", new ColumnType.Bool(List.of("y"), List.of("n")), false),
                column("size", new ColumnType.OneOf(List.of("S")), false)),
            List.of("id", "select"),
            List.of(""),
            List.of());

    assertThat(TableSql.createTable(dataset))
        .isEqualTo(
            """
            CREATE SCHEMA IF NOT EXISTS "my schema";
            CREATE TABLE IF NOT EXISTS "my schema"."Order" (
              "id" uuid NOT NULL,
              "select" bigint NOT NULL,
              "price" numeric(10,2),
              "any" numeric,
              "day" date,
              "at" timestamp with time zone,
              "ok" boolean,
              "size" text,
              PRIMARY KEY ("id", "select")
            );
            """);
  }

  @Test
  void leavesOutTheKeyOfAnAppendOnlyTable() {
    Dataset dataset =
        new Dataset(
            "t",
            TableName.of("t"),
            null,
            List.of(column("a", new ColumnType.Uuid(), false)),
            List.of(),
            List.of(""),
            List.of());

    assertThat(TableSql.createTable(dataset))
        .isEqualTo("CREATE TABLE IF NOT EXISTS \"public\".\"t\" (\n  \"a\" uuid\n);\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " a",
        "a\"b",
        "a\nb",
        "a\0",
        "public.",
        ".a",
        "a.b.c",
        "information_schema.x",
        "PG_TOAST.x",
        "longhaul.x"
      })
  void refusesTablesThatAreNotForDatasets(String table) {
    assertThatThrownBy(() -> TableName.of(table)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNamesThatPostgresWouldCut() {
    String longest = "ä".repeat(31) + "b";

    assertThat(new TableName("public", longest).name()).isEqualTo(longest);
    assertThatThrownBy(() -> new TableName("public", longest + "c"))
        .hasMessageContaining("63 bytes");
  }

  private static Column column(String name, ColumnType type, boolean required) {
    return new Column(name, name, type, required, null, null);
  }
}
