package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.webhooks.DeliveryActivities.Plan;
import io.longhaul.workflows.webhooks.DeliveryActivities.Result;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One delivery: attempts after growing pauses. What it cannot do now, it does later. */
final class DeliveryRun implements DeliveryWorkflow {

  // Beyond this a receiver is treated as if it had asked for this.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
  private static final double JITTER = 0.1;

  // The call itself is cut at 15 s; the rest is for the wait for a place, and for the ledger.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(60))
          .build();

  private final DeliveryActivities activities =
      Workflow.newActivityStub(
          DeliveryActivities.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(LONGEST)
              .setRetryOptions(RETRIES)
              .build());
  private final Random random = Workflow.newRandom();

  @Override
  public Report deliver(DeliveryRequest request) {
    Plan plan = activities.compose(request);
    Report report = plan.wanted() ? deliver(request, plan) : new Report(End.UNWANTED, 0);
    if (report.end() != End.DELIVERED) {
      activities.close(request, report);
    }
    return report;
  }

  private Report deliver(DeliveryRequest request, Plan plan) {
    Duration asked = null;
    int number = 0;
    for (Duration delay : plan.delays()) {
      number++;
      pause(number, delay, asked);
      Result result = activities.attempt(request, number);
      switch (result.verdict()) {
        case DELIVERED -> {
          return new Report(End.DELIVERED, number);
        }
        case GONE -> {
          return new Report(End.GONE, number);
        }
        case UNWANTED -> {
          return new Report(End.UNWANTED, number - 1);
        }
        case FAILED -> asked = result.retryAfter();
      }
    }
    return new Report(End.EXHAUSTED, number);
  }

  private void pause(int number, Duration delay, @Nullable Duration asked) {
    Duration pause = jittered(delay);
    if (asked != null && asked.compareTo(pause) > 0) {
      pause = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }
    if (pause.isPositive()) {
      Workflow.newTimer(
              pause, TimerOptions.newBuilder().setSummary("before attempt " + number).build())
          .get();
    }
  }

  // Later, never sooner: many that failed together do not come back together.
  private Duration jittered(Duration delay) {
    return delay.plusMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
  }
}
