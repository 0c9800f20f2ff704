package io.longhaul.workflows.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of a kind, and how far along it one operation is; never goes back. */
final class Itinerary {

  private final List<StepPlan> plan;
  private double percent;
  private @Nullable StepProgress reached;

  Itinerary(List<StepPlan> plan) {
    int sum = plan.stream().mapToInt(StepPlan::percent).sum();
    if (sum != 100) {
      throw new IllegalStateException("The steps of a plan make 100 percent, not " + sum);
    }
    this.plan = List.copyOf(plan);
  }

  StepPlan step(String name) {
    return plan.get(indexOf(name));
  }

  double base(String name) {
    return plan.subList(0, indexOf(name)).stream().mapToInt(StepPlan::percent).sum();
  }

  double percent() {
    return percent;
  }

  /** How far the present step was when its last activity stopped; null when none has. */
  @Nullable StepProgress reached() {
    return reached;
  }

  void done(String name) {
    reached = null;
    raise(base(name) + step(name).percent());
  }

  void reached(String name, @Nullable StepProgress progress) {
    reached = progress == null ? reached : progress;
    if (progress != null && progress.total() != null && progress.total() > 0) {
      double share = Math.min(1.0, (double) progress.done() / progress.total());
      raise(base(name) + step(name).percent() * share);
    }
  }

  /**
   * Another input is counted from its own beginning; the operation as a whole stays where it is.
   */
  void startOver() {
    reached = null;
  }

  private void raise(double reached) {
    percent = Math.max(percent, reached);
  }

  private int indexOf(String name) {
    for (int i = 0; i < plan.size(); i++) {
      if (plan.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("The plan has no step " + name);
  }
}
