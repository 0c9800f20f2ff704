package io.longhaul.client;

import org.jspecify.annotations.Nullable;

/**
 * The server could not be reached, or could not answer, for as long as the {@link RetryPolicy}
 * allows. What was asked for may or may not have happened: repeat it with the same key.
 */
public final class UnreachableException extends LonghaulException {
  private final transient @Nullable Problem problem;

  UnreachableException(String message, @Nullable Throwable cause, @Nullable Problem problem) {
    super(message, cause);
    this.problem = problem;
  }

  /** What the server said last, if it said anything. */
  public @Nullable Problem problem() {
    return problem;
  }
}
