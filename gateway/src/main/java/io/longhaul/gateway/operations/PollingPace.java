package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.StepProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How soon a client should look again: from what is known to come, with jitter. */
final class PollingPace {

  private static final double SHORTEST = 1;

  // With jitter, a minute.
  private static final double LONGEST = 50;
  private static final double UNKNOWN = 2;
  private static final double LOOKS_UNTIL_END = 5;
  private static final double JITTER = 0.2;

  private PollingPace() {}

  /** Whole seconds, 1 to 60. */
  static long seconds(ObservedOperation operation, Instant now, RandomGenerator random) {
    double pace = Math.clamp(pace(operation, now), SHORTEST, LONGEST);
    double jittered = pace * (1 - JITTER + 2 * JITTER * random.nextDouble());
    return Math.max(1, Math.round(jittered));
  }

  private static double pace(ObservedOperation operation, Instant now) {
    return switch (operation.state()) {
      case SCHEDULED -> until(operation.submission().startAt(), now);
      case NEEDS_ATTENTION, PAUSED -> LONGEST;
      case CANCELING -> SHORTEST;
      case RETRYING ->
          until(operation.activity() == null ? null : operation.activity().nextAttemptAt(), now);
      default -> untilEnd(operation, now);
    };
  }

  private static double untilEnd(ObservedOperation operation, Instant now) {
    StepProgress progress = operation.activity() == null ? null : operation.activity().progress();
    Instant end = progress == null ? null : progress.estimatedFinishAt();
    return end == null ? UNKNOWN : until(end, now) / LOOKS_UNTIL_END;
  }

  private static double until(@Nullable Instant time, Instant now) {
    return time == null ? UNKNOWN : Duration.between(now, time).toMillis() / 1000.0;
  }
}
