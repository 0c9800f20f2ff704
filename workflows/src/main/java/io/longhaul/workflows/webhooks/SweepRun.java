package io.longhaul.workflows.webhooks;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * One round. Where it goes on is what the round before returned, which the schedule hands over; a
 * round that fails returns nothing, so that the next one does its part as well.
 */
final class SweepRun implements SweepWorkflow {

  private static final Duration FIRST = Duration.ofDays(1);

  // Lists of the engine lag behind, and clocks differ.
  private static final Duration OVERLAP = Duration.ofMinutes(3);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  private final SweepActivities activities =
      Workflow.newActivityStub(
          SweepActivities.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(LONGEST)
              .setHeartbeatTimeout(SILENCE)
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(ATTEMPTS).build())
              .build());

  @Override
  public Mark sweep() {
    Mark before = Workflow.getLastCompletionResult(Mark.class);
    Instant until = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    Instant from = before == null ? until.minus(FIRST) : before.until().minus(OVERLAP);
    return new Mark(until, activities.sweep(from, until).started());
  }
}
