package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.ActivityFailures.failure;
import static io.longhaul.activities.bulkimport.Animals.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads and datasets that are not there, not whole or of somebody else. */
@ExtendWith(AnimalsExtension.class)
class BadSourceIntegrationTests {

  private final Animals animals;

  BadSourceIntegrationTests(Animals animals) {
    this.animals = animals;
  }

  @Test
  void uploadThatIsNotThere() {
    assertThat(codeOf(failure(() -> animals.of("no-such-upload").inspect())))
        .isEqualTo(ErrorCode.UPLOAD_UNKNOWN);
    assertThat(codeOf(failure(() -> animals.of("u-" + "0".repeat(40)).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_UNKNOWN);
  }

  @Test
  void uploadOfAnotherTenant() {
    String upload = animals.bed.upload(GOOD);

    assertThat(codeOf(failure(() -> animals.bed.of("other", "animals", upload).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_UNKNOWN);
  }

  @Test
  void uploadThatIsIncompleteOrGone() {
    String incomplete = animals.bed.newUpload(10).id().value();
    String gone = animals.bed.upload(GOOD);
    animals.bed.delete(gone);

    assertThat(codeOf(failure(() -> animals.of(incomplete).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_INCOMPLETE);
    assertThat(codeOf(failure(() -> animals.of(gone).inspect()))).isEqualTo(ErrorCode.UPLOAD_GONE);
  }

  @Test
  void uploadThatGoesBetweenInspectionAndLoad() {
    ImportAttempts importing = animals.of(animals.bed.upload(GOOD));
    importing.inspection();
    animals.bed.delete(importing.source.file());

    assertThat(codeOf(failure(importing::load))).isEqualTo(ErrorCode.UPLOAD_GONE);
  }

  @Test
  void datasetThatIsNotThere() {
    ApplicationFailure failure =
        failure(() -> animals.bed.of("no-such-dataset", animals.bed.upload(GOOD)).inspect());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.DATASET_UNKNOWN);
    assertThat(failure).hasMessageContaining("animals");
  }
}
