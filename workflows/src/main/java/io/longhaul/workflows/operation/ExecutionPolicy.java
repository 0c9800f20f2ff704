package io.longhaul.workflows.operation;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;

/**
 * How activities are retried and watched, the same for every kind.
 *
 * @param heartbeatTimeout after which silence a worker counts as dead
 */
public record ExecutionPolicy(Duration heartbeatTimeout) {

  // Attempts and total time are not limited: deploys eat attempts, and a total time runs while the
  // work waits in the queue. The patience of DESIGN 6 is kept by the activity itself.
  private static final Duration LONGEST_ATTEMPT = Duration.ofDays(30);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(10))
          .build();

  private static final LocalActivityOptions SHORT =
      LocalActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(10))
          .setScheduleToCloseTimeout(Duration.ofSeconds(30))
          .setRetryOptions(RETRIES)
          .build();

  /**
   * For the one activity that counts what was done when an operation ends early. It is local, so
   * that it never waits behind the long ones for a place; the end waits for it through a restart of
   * the database, and no longer: the counts are then given up.
   */
  public static LocalActivityOptions shortActivity() {
    return SHORT;
  }

  /**
   * What an implementation is registered with. Unexpected exceptions fail the workflow task, not
   * the operation.
   */
  public WorkflowImplementationOptions options() {
    return WorkflowImplementationOptions.newBuilder()
        .setDefaultActivityOptions(
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(LONGEST_ATTEMPT)
                .setHeartbeatTimeout(heartbeatTimeout)
                .setRetryOptions(RETRIES)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build())
        .build();
  }
}
