package io.longhaul.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt that failed in a way that may pass. */
final class TransientFailure extends Exception {
  private final transient @Nullable Problem problem;
  private final @Nullable Duration retryAfter;

  TransientFailure(Problem problem, @Nullable Duration retryAfter) {
    super("it answered " + problem.httpStatus() + ", " + problem.summary());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  TransientFailure(String reason, Throwable cause) {
    super(reason, cause);
    this.problem = null;
    this.retryAfter = null;
  }

  @Nullable Problem problem() {
    return problem;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
