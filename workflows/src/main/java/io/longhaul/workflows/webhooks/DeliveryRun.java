package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.webhooks.DeliveryActivities.Plan;
import io.longhaul.workflows.webhooks.DeliveryActivities.Result;
import io.longhaul.workflows.webhooks.DeliveryActivities.Try;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** One delivery: attempts after growing pauses. What it cannot do now, it does later. */
final class DeliveryRun implements DeliveryWorkflow {

  private static final double JITTER = 0.1;

  // The call itself is cut at 15 s; the rest is for the wait for a place, and for the ledger.
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(60))
          .build();

  private static final ActivityOptions COMPOSING =
      ActivityOptions.newBuilder().setStartToCloseTimeout(LONGEST).setRetryOptions(RETRIES).build();

  private final DeliveryActivities composing =
      Workflow.newActivityStub(DeliveryActivities.class, COMPOSING);
  private final DeliveryActivities sending =
      Workflow.newActivityStub(
          DeliveryActivities.class,
          ActivityOptions.newBuilder(COMPOSING).setHeartbeatTimeout(SILENCE).build());
  private final RandomGenerator random = Workflow.newRandom();

  @Override
  public Report deliver(DeliveryRequest request) {
    Plan plan = composing.compose(request);
    String message = plan.message();
    if (message == null) {
      return new Report(End.UNWANTED, 0);
    }
    return deliver(request, message, plan.delays());
  }

  private Report deliver(DeliveryRequest request, String message, List<Duration> delays) {
    pause(delays.getFirst());
    for (int number = 1; ; number++) {
      Duration next = number < delays.size() ? jittered(delays.get(number)) : null;
      Result result = sending.attempt(request, new Try(message, number, next));
      Duration pause = result.pause();
      if (result.end() != null) {
        return new Report(result.end(), number);
      }
      if (pause == null) {
        return new Report(End.EXHAUSTED, number);
      }
      pause(pause);
    }
  }

  private static void pause(Duration pause) {
    if (pause.isPositive()) {
      TimerOptions options = TimerOptions.newBuilder().setSummary("until the next attempt").build();
      Workflow.newTimer(pause, options).get();
    }
  }

  // Later, never sooner: many that failed together do not come back together.
  private Duration jittered(Duration delay) {
    return delay.plusMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
  }
}
