package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.longhaul.workflows.operation.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The failures that activities end with. */
final class ActivityFailures {

  private ActivityFailures() {}

  /** How this call fails: for good, unless its code says that a retry may help. */
  static ApplicationFailure failure(ThrowingCallable call) {
    ApplicationFailure failure = catchThrowableOfType(ApplicationFailure.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.isNonRetryable()).isEqualTo(!codeOf(failure).isRetryable());
    return failure;
  }

  static ErrorCode codeOf(ApplicationFailure failure) {
    return ErrorCode.valueOf(failure.getType());
  }
}
