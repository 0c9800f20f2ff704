package io.longhaul.client;

import java.time.Duration;

/**
 * How long a call is repeated when the connection is lost or the server is overloaded or down (429,
 * 500, 502, 503, 504). Between two attempts passes a random time of at most {@code firstDelay} ×
 * 2ⁿ, at least half of it, never more than {@code maxDelay}, and never less than the answer's
 * {@code Retry-After}.
 *
 * @param budget counted from the first failure of a call; zero means one attempt
 */
public record RetryPolicy(Duration budget, Duration firstDelay, Duration maxDelay) {

  /** Two minutes, from 0.2 s up to 10 s apart. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofMinutes(2), Duration.ofMillis(200), Duration.ofSeconds(10));

  /**
   * @throws IllegalArgumentException if a duration is negative or the first delay is zero
   */
  public RetryPolicy {
    if (budget.isNegative() || !firstDelay.isPositive() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "Not a usable retry policy: " + budget + ", " + firstDelay + ", " + maxDelay);
    }
  }

  /** The same with another budget. */
  public RetryPolicy withBudget(Duration other) {
    return new RetryPolicy(other, firstDelay, maxDelay);
  }
}
