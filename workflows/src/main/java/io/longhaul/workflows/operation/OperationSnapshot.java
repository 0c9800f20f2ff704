package io.longhaul.workflows.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step-by-step view of an operation, as its workflow knows it. */
public record OperationSnapshot(
    OperationState state,
    List<StepRecord> steps,
    List<Decision> decisions,
    @Nullable Origin origin) {

  /**
   * One run of one step.
   *
   * @param outcome {@code running}, {@code done}, {@code failed}, {@code canceled}
   */
  public record StepRecord(
      String name,
      String outcome,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable OperationError error) {}
}
