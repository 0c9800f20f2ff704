package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.temporal.workflow.Functions.Proc;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * The timer that ends an operation at its deadline; none is started when the request asks for none.
 * It is never cancelled: the engine drops it when the execution closes.
 */
final class Deadline {

  private static final TimerOptions OPTIONS =
      TimerOptions.newBuilder().setSummary("deadline").build();

  private Deadline() {}

  static void arm(Policy policy, Proc passed) {
    Instant deadline = policy.deadline();
    if (deadline == null) {
      return;
    }
    var _ =
        Workflow.newTimer(left(deadline), OPTIONS)
            .handle((_, failure) -> {
              if (failure == null) {
                passed.apply();
              }
              return failure;
            });
  }

  private static Duration left(Instant deadline) {
    Duration left = Duration.between(Journal.now(), deadline);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }
}
