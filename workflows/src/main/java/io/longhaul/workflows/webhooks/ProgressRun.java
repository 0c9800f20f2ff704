package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.webhooks.DeliveryActivities.Progress;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** One watch: a pause, a look, and so on, over as many runs as its history needs. */
final class ProgressRun implements ProgressWorkflow {

  private static final int LOOKS = 400;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final DeliveryActivities activities =
      Workflow.newActivityStub(
          DeliveryActivities.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(LONGEST)
              .setHeartbeatTimeout(SILENCE)
              .setRetryOptions(
                  RetryOptions.newBuilder().setMaximumInterval(Duration.ofSeconds(60)).build())
              .build());

  @Override
  public void watch(Watch begin) {
    Watch watch = begin;
    for (int look = 0; look < LOOKS; look++) {
      Progress progress = activities.progress(watch, now());
      if (progress.ended()) {
        return;
      }
      if (progress.told()) {
        watch = watch.telling(progress.percent());
      }
      Workflow.sleep(progress.pause());
    }
    Workflow.newContinueAsNewStub(ProgressWorkflow.class).watch(watch);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
