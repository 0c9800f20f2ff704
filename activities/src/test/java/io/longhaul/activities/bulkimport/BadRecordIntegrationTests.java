package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.ActivityFailures.failure;
import static io.longhaul.activities.bulkimport.Animals.GOOD;
import static io.longhaul.activities.bulkimport.Animals.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.RejectLimit;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that are rejected, each under a code of its own, and how many of them may be. */
@ExtendWith(AnimalsExtension.class)
class BadRecordIntegrationTests {

  private final Animals animals;

  BadRecordIntegrationTests(Animals animals) {
    this.animals = animals;
  }

  @Test
  void everyKindOfBadField() {
    Counts counts =
        animals.load(
            HEADER
                + "1,Rex,,\n"
                + "2,Few\n"
                + "3,Many,,,,\n"
                + "4,Date,31.01.2020,\n"
                + "5,Range,,1001\n"
                + "6,Long Long Long Long Long,,\n"
                + "7,,,\n"
                + ",Key,,\n"
                + "x,Number,,\n"
                + "10,\"Quote\"s,,\n"
                + "11,Check,,100\n");

    assertThat(counts).isEqualTo(new Counts(11, 1, 0, 0, 10));
    assertThat(animals.rejects())
        .containsExactly(
            "2||TOO_FEW_FIELDS",
            "3||TOO_MANY_FIELDS",
            "4|born|FIELD_NOT_DATE",
            "5|weight|FIELD_OUT_OF_RANGE",
            "6|name|FIELD_TOO_LONG",
            "7|name|FIELD_REQUIRED",
            "8|id|KEY_EMPTY",
            "9|id|FIELD_NOT_INTEGER",
            "10||QUOTE_MISPLACED",
            "11|weight|CHECK_VIOLATED");
  }

  @Test
  void foreignKeyViolated() {
    animals
        .bed
        .postgres()
        .execute(
            "ALTER TABLE animals ADD CONSTRAINT known FOREIGN KEY (name) REFERENCES species (name)");

    Counts counts = animals.load(HEADER + "1,Rex,,\n2,Nobody,,\n3,Misty,,\n");

    assertThat(counts).isEqualTo(new Counts(3, 2, 0, 0, 1));
    assertThat(animals.rejects()).containsExactly("2|name|FOREIGN_KEY_VIOLATED");
    assertThat(animals.bed.postgres().rows("SELECT message FROM longhaul.reject"))
        .anySatisfy(message -> assertThat(message).contains("known").contains("(Nobody)"));
  }

  @Test
  void moreRejectsThanAllowedStopTheImportAndKeepWhatWasApplied() {
    String upload = animals.bed.upload(GOOD + "x,Bad,,\ny,Bad,,\n");

    ApplicationFailure failure =
        failure(() -> animals.of(upload).limit(new RejectLimit(1L, null)).load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.REJECT_LIMIT_EXCEEDED);
    assertThat(Failures.payload(failure).details())
        .extracting("pointer")
        .containsExactly("record 3, column id", "record 4, column id");
    assertThat(animals.bed.postgres().value("SELECT count(*) FROM animals")).isEqualTo("2");
  }

  @Test
  void rejectLimitInPercentAllowsWhatItSays() {
    String upload = animals.bed.upload(GOOD + "x,Bad,,\ny,Bad,,\n");

    Counts counts =
        animals.of(upload).limit(new RejectLimit(null, 50.0)).load().ledger().operation();

    assertThat(counts).isEqualTo(new Counts(4, 2, 0, 0, 2));
    assertThat(codeOf(failure(() -> animals.of(upload).limit(new RejectLimit(null, 49.9)).load())))
        .isEqualTo(ErrorCode.REJECT_LIMIT_EXCEEDED);
  }
}
