package io.longhaul.client;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The waits between the attempts of one call: exponential, with jitter, within a time budget. */
final class Backoff {
  private static final int MAX_DOUBLINGS = 30;

  private final RetryPolicy policy;
  private final Timekeeper time;
  private final RandomGenerator random;
  private int failures;
  private long firstFailure;

  Backoff(RetryPolicy policy, Timekeeper time, RandomGenerator random) {
    this.policy = policy;
    this.time = time;
    this.random = random;
  }

  int failures() {
    return failures;
  }

  /** Counts a failure and says how long to wait; null when that would exceed the budget. */
  @Nullable Duration afterFailure(@Nullable Duration retryAfter) {
    long now = time.nanoTime();
    if (failures++ == 0) {
      firstFailure = now;
    }
    Duration wait = jittered();
    if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
      // A little later than asked, so that all who were told the same do not come at once.
      wait = retryAfter.plus(jittered().dividedBy(4));
    }
    Duration spent = Duration.ofNanos(now - firstFailure);
    return spent.plus(wait).compareTo(policy.budget()) > 0 ? null : wait;
  }

  /** Starts anew: what is behind worked. */
  void reset() {
    failures = 0;
  }

  private Duration jittered() {
    long doublings = 1L << Math.min(failures - 1, MAX_DOUBLINGS);
    long most = Math.min(policy.maxDelay().toMillis(), policy.firstDelay().toMillis() * doublings);
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
