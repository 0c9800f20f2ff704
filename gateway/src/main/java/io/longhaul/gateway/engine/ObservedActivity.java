package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.StepProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the activity of the present step does.
 *
 * @param progress its newest heartbeat; null before the first
 * @param completed it is done, and the workflow has not yet gone on
 * @param attempt 1 for the first
 * @param nextAttemptAt null unless it waits for its next attempt
 * @param lastError why the attempt before this one failed; null for the first
 */
public record ObservedActivity(
    @Nullable StepProgress progress,
    boolean completed,
    int attempt,
    @Nullable Instant nextAttemptAt,
    @Nullable AttemptError lastError) {

  /** A code of the catalogue, and what happened. */
  public record AttemptError(String code, String message) {}
}
