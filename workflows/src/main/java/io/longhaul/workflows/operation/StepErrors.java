package io.longhaul.workflows.operation;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what went wrong out of the failures that workflow code sees. */
final class StepErrors {

  private static final String UNEXPECTED = "The step stopped unexpectedly.";

  private StepErrors() {}

  /**
   * The error of a failure.
   *
   * @param step null when it did not happen in a step
   */
  static OperationError of(TemporalFailure failure, @Nullable String step) {
    Throwable cause = failure instanceof ApplicationFailure ? failure : failure.getCause();
    return switch (cause) {
      case ApplicationFailure application -> of(application, step);
      case TimeoutFailure _ ->
          error(
              ErrorCode.TRANSIENT_EXHAUSTED, "No attempt came to an end in time.", step, List.of());
      case null, default -> error(ErrorCode.INTERNAL, UNEXPECTED, step, List.of());
    };
  }

  static OperationError of(ErrorCode code, String message) {
    return error(code, message, null, List.of());
  }

  static @Nullable StepProgress progress(ActivityFailure failure) {
    return Failures.progress(failure.getCause());
  }

  /** What a person let fail, with what was wrong before among its details. */
  static OperationError refused(OperationError error, String by, @Nullable String reason) {
    String why = reason == null ? "." : ": " + reason;
    return decided(ErrorCode.FAILED_BY_OPERATOR, "Failed by " + by + why, error);
  }

  /** What nobody decided about, with what was wrong before among its details. */
  static OperationError expired(OperationError error) {
    return decided(
        ErrorCode.ATTENTION_EXPIRED, "Nobody decided what to do about it in time.", error);
  }

  private static OperationError decided(ErrorCode code, String message, OperationError error) {
    List<ErrorDetail> details = new ArrayList<>();
    details.add(new ErrorDetail(null, error.code() + ": " + error.message(), null));
    details.addAll(error.details());
    return new OperationError(
        code.name(),
        message,
        code.isRetryable(),
        error.failedStep(),
        error.attempts(),
        Journal.now(),
        details);
  }

  private static OperationError of(ApplicationFailure failure, @Nullable String step) {
    ErrorCode code = ErrorCode.ofName(failure.getType());
    String message = failure.getOriginalMessage();
    if (code == null || message == null) {
      return error(ErrorCode.INTERNAL, UNEXPECTED, step, List.of());
    }
    Failures.Payload payload = Failures.payload(failure);
    return new OperationError(
        code.name(),
        message,
        code.isRetryable(),
        step,
        payload.attempts(),
        Journal.now(),
        payload.details());
  }

  private static OperationError error(
      ErrorCode code, String message, @Nullable String step, List<ErrorDetail> details) {
    return new OperationError(
        code.name(), message, code.isRetryable(), step, 0, Journal.now(), details);
  }
}
