package io.longhaul.workflows.retention;

import io.longhaul.workflows.retention.RetentionActivities.Removed;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One round. A removal that cannot finish, because a database is away, does not keep the others
 * from theirs: the next round does it.
 */
final class RetentionRun implements RetentionWorkflow {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  private final RetentionActivities activities =
      Workflow.newActivityStub(
          RetentionActivities.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(LONGEST)
              .setHeartbeatTimeout(SILENCE)
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(ATTEMPTS).build())
              .build());

  @Override
  public Report run() {
    return new Report(
        finished(activities::uploads),
        finished(activities::artifacts),
        finished(activities::checkpoints));
  }

  private static @Nullable Removed finished(Supplier<Removed> removal) {
    try {
      return removal.get();
    } catch (ActivityFailure e) {
      Workflow.getLogger(RetentionRun.class).warn("A removal did not finish", e);
      return null;
    }
  }
}
