package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.TableSql;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The licences of Seattle's pets, all 43,086 of them. */
class SampleFileIntegrationTests {

  private static final Path DATASETS = Path.of("..", "datasets");
  private static final Path SAMPLE = DATASETS.resolve("samples/seattle-pet-licenses.csv");

  @TempDir Path folder;
  private ImportBed bed;
  private String upload;

  @BeforeEach
  void prepare() throws Exception {
    bed = new ImportBed(folder);
    bed.dataset("pet-licenses", Files.readString(DATASETS.resolve("pet-licenses.yaml")));
    bed.postgres()
        .execute(
            TableSql.createTable(
                Objects.requireNonNull(bed.resources().datasets().find("pet-licenses"))));
    upload = bed.upload(SAMPLE);
  }

  @Test
  void findsOutHowItIsWritten() {
    Inspection inspection = bed.of("pet-licenses", upload).inspect();

    assertThat(inspection.records()).isEqualTo(43_086);
    assertThat(inspection.format()).isEqualTo(new CsvFormat(",", "\"", "UTF-8", true));
    assertThat(inspection.bytes()).isEqualTo(SAMPLE.toFile().length());
  }

  @Test
  void updatesTheThreeThatComeTwice() {
    LoadReport report = bed.of("pet-licenses", upload).load();

    assertThat(report.handedOverAt()).isNull();
    assertThat(report.ledger().operation()).isEqualTo(new Counts(43_086, 43_083, 3, 0, 0));
    assertThat(report.ledger().lineage()).isEqualTo(report.ledger().operation());
    assertThat(bed.postgres().value("SELECT count(*) FROM pet_licenses")).isEqualTo("43083");
    assertThat(bed.postgres().rows("SELECT lineage FROM longhaul.ledger_proof WHERE NOT closes"))
        .isEmpty();
  }

  @Test
  void skipsOrRejectsTheThreeWhenAsked() {
    Counts skipped =
        bed.of("pet-licenses", upload).policy(OnDuplicate.SKIP).load().ledger().operation();
    bed.postgres().execute("TRUNCATE pet_licenses");
    ImportAttempts rejecting = bed.of("pet-licenses", upload).policy(OnDuplicate.REJECT);
    Counts rejected = rejecting.load().ledger().operation();

    assertThat(skipped).isEqualTo(new Counts(43_086, 43_083, 0, 3, 0));
    assertThat(rejected).isEqualTo(new Counts(43_086, 43_083, 0, 0, 3));
    assertThat(rejecting.publish().artifacts())
        .singleElement()
        .satisfies(artifact -> assertThat(artifact.name()).isEqualTo("rejects.csv"));
  }

  @Test
  void repeatsWithoutChangingAnything() {
    bed.of("pet-licenses", upload).load();
    String before = bed.postgres().value(CONTENT);

    Counts again = bed.of("pet-licenses", upload).load().ledger().operation();

    assertThat(again).isEqualTo(new Counts(43_086, 0, 43_086, 0, 0));
    assertThat(bed.postgres().value(CONTENT)).isEqualTo(before);
  }

  private static final String CONTENT =
      "SELECT md5(string_agg(t::text, ',' ORDER BY license_number)) FROM pet_licenses t";
}
