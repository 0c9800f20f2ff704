package io.longhaul.activities.progress;

import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long an activity puts up with transient errors: as long as something has advanced within the
 * patience of the operation.
 */
public final class Patience {

  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 5;

  private final Clock clock;
  private final Duration limit;
  private final int attempt;
  private final @Nullable StepProgress earlier;
  private final Instant since;

  /** The patience of the attempt that runs in this context. */
  public Patience(ActivityExecutionContext context, Duration limit, Clock clock) {
    this.clock = clock;
    this.limit = limit;
    this.attempt = context.getInfo().getAttempt();
    this.earlier = context.getHeartbeatDetails(StepProgress.class).orElse(null);
    this.since =
        earlier == null
            ? Instant.ofEpochMilli(context.getInfo().getScheduledTimestamp())
            : earlier.advancedAt();
  }

  /** When the step last advanced, as far as earlier attempts know; else when it was scheduled. */
  public Instant since() {
    return since;
  }

  /** What earlier attempts have shown; null when there was none. */
  public @Nullable StepProgress earlier() {
    return earlier;
  }

  /**
   * What to throw: a failure that is tried again after a while, or the last one.
   *
   * @param progress how far this attempt came; null when it did not come to that
   */
  public ApplicationFailure failure(
      ErrorCode code, String message, @Nullable StepProgress progress) {
    Instant advanced = progress == null ? since : progress.advancedAt();
    Duration waited = Duration.between(advanced, clock.instant());
    if (waited.compareTo(limit) > 0) {
      return exhausted(code, message, waited, progress == null ? earlier : progress);
    }
    return ApplicationFailure.newBuilder()
        .setMessage(message)
        .setType(code.name())
        .setNextRetryDelay(delay())
        .build();
  }

  private ApplicationFailure exhausted(
      ErrorCode code, String message, Duration waited, @Nullable StepProgress progress) {
    return Failures.permanent(
        ErrorCode.TRANSIENT_EXHAUSTED,
        "Nothing advanced for "
            + words(waited)
            + ". Last error: "
            + message
            + " Retry when its cause is gone.",
        List.of(new ErrorDetail(null, code.name() + ": " + message, null)),
        progress);
  }

  private static String words(Duration waited) {
    return waited.compareTo(Duration.ofHours(2)) > 0
        ? waited.toHours() + " hours"
        : waited.compareTo(Duration.ofMinutes(2)) > 0
            ? waited.toMinutes() + " minutes"
            : waited.toSeconds() + " seconds";
  }

  /**
   * Doubles with each attempt; the lower half of it is chance, so that many do not come at once.
   */
  private Duration delay() {
    int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
    long most = Math.min(FIRST_DELAY.toMillis() << doublings, LONGEST_DELAY.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
