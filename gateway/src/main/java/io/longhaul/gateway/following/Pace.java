package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.OperationStatus;
import java.time.Duration;

/**
 * How long a look is good for: the longer an operation has stood still, the longer.
 *
 * @param finished for what has finished; also the most that anybody may be shown
 */
record Pace(Duration finished) {

  /** What changes all the time is looked at this often. */
  static final long SHORTEST = Duration.ofMillis(500).toNanos();

  /** What stands still is looked at this often. */
  static final long LONGEST = Duration.ofSeconds(5).toNanos();

  private static final int LOOKS_WHILE_STILL = 4;

  /** In nanoseconds, from when the look was begun. */
  long interval(Look look) {
    if (look.isLast()) {
      return mayBeRetried(look) ? Math.min(LONGEST, finished.toNanos()) : finished.toNanos();
    }
    long still = look.takenAt() - look.changedAt();
    return Math.clamp(still / LOOKS_WHILE_STILL, SHORTEST, LONGEST);
  }

  boolean isCurrent(Look look, long now) {
    return now - look.begunAt() < interval(look);
  }

  boolean isTooOld(Look look, long now) {
    return now - look.begunAt() >= finished.toNanos();
  }

  private static boolean mayBeRetried(Look look) {
    ObservedOperation operation = look.operation();
    return operation != null
        && operation.state().status() != OperationStatus.SUCCEEDED
        && look.retriedAs() == null;
  }
}
