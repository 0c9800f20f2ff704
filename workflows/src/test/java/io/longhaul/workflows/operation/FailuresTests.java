package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Errors of the catalogue travel as failures and come back whole. */
class FailuresTests {

  private static final DataConverter CONVERTER = OperationPayloads.converter(PayloadKeys.NONE);
  private static final ErrorDetail DETAIL = new ErrorDetail("/file", "gone", null);
  private static final StepProgress PROGRESS =
      new StepProgress(5, 10L, "rows", 0, null, null, Instant.EPOCH, Instant.EPOCH);

  @Test
  void aPermanentFailureCarriesCodeDetailsAndProgress() {
    ApplicationFailure back =
        travel(Failures.permanent(ErrorCode.UPLOAD_GONE, "Gone.", List.of(DETAIL), PROGRESS));

    assertThat(back.isNonRetryable()).isTrue();
    assertThat(back.getType()).isEqualTo("UPLOAD_GONE");
    assertThat(Failures.payload(back))
        .isEqualTo(new Failures.Payload(List.of(DETAIL), PROGRESS, 0));
  }

  @Test
  void aTransientFailureIsTriedAgain() {
    ApplicationFailure back =
        travel(Failures.transientFailure(ErrorCode.DATABASE_BUSY, "Busy.", null));

    assertThat(back.isNonRetryable()).isFalse();
    assertThat(Failures.payload(back)).isEqualTo(new Failures.Payload(List.of(), null, 0));
  }

  @Test
  void saysWhichAttemptItEnded() {
    ApplicationFailure failure =
        Failures.permanent(ErrorCode.UPLOAD_GONE, "Gone.", List.of(DETAIL), PROGRESS);
    ApplicationFailure foreign = ApplicationFailure.newFailure("m", "T");

    ApplicationFailure back = travel(Failures.attempted(failure, 7));

    assertThat(back.isNonRetryable()).isTrue();
    assertThat(Failures.payload(back))
        .isEqualTo(new Failures.Payload(List.of(DETAIL), PROGRESS, 7));
    assertThat(Failures.attempted(foreign, 7)).isSameAs(foreign);
  }

  @Test
  void cutsWhatIsTooLong() {
    ApplicationFailure failure =
        Failures.permanent(
            ErrorCode.HEADER_UNKNOWN, "m".repeat(900), Collections.nCopies(50, DETAIL), null);

    assertThat(failure.getOriginalMessage()).hasSize(501);
    assertThat(Failures.payload(travel(failure)).details()).hasSize(20);
  }

  @Test
  void toleratesDetailsOfSomebodyElse() {
    ApplicationFailure text = ApplicationFailure.newNonRetryableFailure("m", "T", "a text");
    ApplicationFailure map =
        ApplicationFailure.newNonRetryableFailure("m", "T", Map.of("details", 17));

    assertThat(Failures.payload(travel(text)).details()).isEmpty();
    assertThat(Failures.payload(travel(map)).details()).isEmpty();
  }

  private static ApplicationFailure travel(ApplicationFailure failure) {
    return (ApplicationFailure) CONVERTER.failureToException(CONVERTER.exceptionToFailure(failure));
  }
}
