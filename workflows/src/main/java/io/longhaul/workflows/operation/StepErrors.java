package io.longhaul.workflows.operation;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what went wrong out of the failure of an activity. */
final class StepErrors {

  private static final int BRIEF_MESSAGE = 300;
  private static final int BRIEF_DETAILS = 3;

  private StepErrors() {}

  static OperationError of(ActivityFailure failure, String step) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause -> of(cause, step);
      case TimeoutFailure _ ->
          error(
              ErrorCode.TRANSIENT_EXHAUSTED, "No attempt came to an end in time.", step, List.of());
      case null, default ->
          error(ErrorCode.INTERNAL, "The step stopped unexpectedly.", step, List.of());
    };
  }

  static @Nullable StepProgress progress(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        ? Failures.payload(cause).progress()
        : null;
  }

  /** The same error, small enough for the memo. */
  static OperationError brief(OperationError error) {
    String message = error.message();
    return new OperationError(
        error.code(),
        message.length() <= BRIEF_MESSAGE ? message : message.substring(0, BRIEF_MESSAGE) + "…",
        error.retryable(),
        error.failedStep(),
        error.attempts(),
        error.occurredAt(),
        error.details().subList(0, Math.min(BRIEF_DETAILS, error.details().size())));
  }

  private static OperationError of(ApplicationFailure cause, String step) {
    ErrorCode code = ErrorCode.ofName(cause.getType());
    return code == null
        ? error(ErrorCode.INTERNAL, "The step stopped unexpectedly.", step, List.of())
        : error(code, cause.getOriginalMessage(), step, Failures.payload(cause).details());
  }

  private static OperationError error(
      ErrorCode code, String message, String step, List<ErrorDetail> details) {
    return new OperationError(
        code.name(), message, code.isRetryable(), step, 0, Journal.now(), details);
  }
}
