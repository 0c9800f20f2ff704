package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedActivity;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.OverallPercent;

/** How far an operation is as a whole, in percent with one decimal; never goes back. */
final class Percent {

  private Percent() {}

  static double of(ObservedOperation operation) {
    ObservedActivity activity = operation.activity();
    return OverallPercent.of(
        operation.outcome(),
        operation.attention(),
        operation.step(),
        activity == null ? null : activity.progress(),
        activity != null && activity.completed());
  }
}
