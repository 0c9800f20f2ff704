package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation as one look at the engine shows it.
 *
 * @param version rises with whatever happens to the operation: {@code <run start>.<state
 *     transitions>}, the run's start in milliseconds
 * @param outcome how it ended; for what the server ended itself, read from the close event
 * @param activity what the present step does; null when no step is under way
 * @param stalled whether its workflow task fails again and again
 * @param closedAt when the engine closed it; null while it is open
 */
public record ObservedOperation(
    OperationId id,
    String runId,
    String version,
    OperationState state,
    Submission submission,
    @Nullable StepNote step,
    @Nullable Attention attention,
    @Nullable Outcome outcome,
    @Nullable ObservedActivity activity,
    boolean cancelRequested,
    boolean stalled,
    @Nullable Instant closedAt) {

  /** Whether nothing changes any more. */
  public boolean isDone() {
    return state.isDone();
  }

  /** When it ended; null while it has not. */
  public @Nullable Instant finishedAt() {
    return outcome == null ? closedAt : outcome.finishedAt();
  }
}
