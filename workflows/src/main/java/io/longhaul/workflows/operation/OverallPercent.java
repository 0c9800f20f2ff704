package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import org.jspecify.annotations.Nullable;

/** How far an operation is as a whole, in percent with one decimal; never goes back. */
public final class OverallPercent {

  private OverallPercent() {}

  /**
   * As anybody can tell it without a worker.
   *
   * @param progress of the step's activity; null when none is known
   * @param completed whether that activity has ended well
   */
  public static double of(
      @Nullable Outcome outcome,
      @Nullable Attention attention,
      @Nullable StepNote step,
      @Nullable StepProgress progress,
      boolean completed) {
    double exact;
    if (outcome != null) {
      exact = outcome.percent();
    } else if (attention != null) {
      exact = attention.percent();
    } else {
      exact = step == null ? 0 : reached(step, completed ? 1 : share(progress));
    }
    return Math.floor(exact * 10) / 10;
  }

  private static double reached(StepNote step, double share) {
    return Math.max(step.floor(), step.base() + step.span() * share);
  }

  private static double share(@Nullable StepProgress progress) {
    Long total = progress == null ? null : progress.total();
    return progress == null || total == null || total <= 0
        ? 0
        : Math.min(1.0, (double) progress.done() / total);
  }
}
