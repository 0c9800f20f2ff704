package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedActivity;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.StepProgress;
import org.jspecify.annotations.Nullable;

/** How far an operation is as a whole, in percent with one decimal; never goes back. */
final class Percent {

  private Percent() {}

  static double of(ObservedOperation operation) {
    return Math.floor(exact(operation) * 10) / 10;
  }

  private static double exact(ObservedOperation operation) {
    if (operation.outcome() != null) {
      return operation.outcome().percent();
    }
    if (operation.attention() != null) {
      return operation.attention().percent();
    }
    StepNote step = operation.step();
    return step == null ? 0 : Math.max(step.floor(), reached(step, operation.activity()));
  }

  private static double reached(StepNote step, @Nullable ObservedActivity activity) {
    if (activity == null) {
      return step.base();
    }
    return step.base() + step.span() * share(activity);
  }

  private static double share(ObservedActivity activity) {
    StepProgress progress = activity.progress();
    if (activity.completed()) {
      return 1;
    }
    Long total = progress == null ? null : progress.total();
    return progress == null || total == null || total <= 0
        ? 0
        : Math.min(1.0, (double) progress.done() / total);
  }
}
