package io.longhaul.worker.webhooks;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.StepProgress;
import org.jspecify.annotations.Nullable;

/** How far an operation is, as clients of the gateway see it (ADR 0008). */
final class Percent {

  private static final double WHOLE = 100;

  private Percent() {}

  static double of(
      @Nullable Outcome outcome,
      @Nullable Attention attention,
      @Nullable StepNote step,
      @Nullable StepProgress progress) {
    if (outcome != null) {
      return outcome.percent();
    }
    if (attention != null) {
      return attention.percent();
    }
    return step == null ? 0 : running(step, progress == null ? step.reached() : progress);
  }

  private static double running(StepNote step, @Nullable StepProgress progress) {
    Long total = progress == null ? null : progress.total();
    double share =
        progress == null || total == null || total == 0 ? 0 : (double) progress.done() / total;
    double percent = step.base() + step.span() * Math.min(1, share);
    return Math.min(WHOLE, Math.max(step.floor(), percent));
  }
}
