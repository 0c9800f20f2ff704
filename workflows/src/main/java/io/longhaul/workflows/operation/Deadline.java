package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Proc;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * The timer that ends an operation at its deadline; none is started when the request asks for none.
 */
final class Deadline {

  private Deadline() {}

  static CancellationScope of(Policy policy, Proc passed) {
    Instant deadline = policy.deadline();
    return Workflow.newCancellationScope(() -> {
      if (deadline != null) {
        var _ =
            Workflow.newTimer(left(deadline))
                .handle((_, failure) -> {
                  if (failure == null) {
                    passed.apply();
                  }
                  return failure;
                });
      }
    });
  }

  private static Duration left(Instant deadline) {
    Duration left = Duration.between(Journal.now(), deadline);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }
}
