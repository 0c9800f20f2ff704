package io.longhaul.workflows.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation failed, waits or is between two attempts.
 *
 * @param code the name of an {@link ErrorCode}
 * @param attempts how often the step was tried; 0 when unknown
 * @param details one entry per thing that is wrong, at most 20
 */
public record OperationError(
    String code,
    String message,
    boolean retryable,
    @Nullable String failedStep,
    int attempts,
    @Nullable Instant occurredAt,
    List<ErrorDetail> details) {

  /** Null lists of older writers are read as empty. */
  @SuppressWarnings("ConstantValue")
  public OperationError {
    details = details == null ? List.of() : List.copyOf(details);
  }

  /** An error with nothing but a code and a message. */
  public static OperationError of(ErrorCode code, String message) {
    return new OperationError(code.name(), message, code.isRetryable(), null, 0, null, List.of());
  }
}
