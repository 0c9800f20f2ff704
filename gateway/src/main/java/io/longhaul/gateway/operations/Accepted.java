package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.NewOperation;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;

/**
 * An operation that a request has started, or met.
 *
 * @param replayed whether it was there before
 */
record Accepted(Seen seen, boolean replayed) {

  // A look at the engine would cost as much as a fifth of the start, and tell nothing new.
  static Accepted started(NewOperation operation) {
    Submission submission = operation.submission();
    Instant startAt = submission.startAt();
    boolean scheduled = startAt != null && startAt.isAfter(submission.createdAt());
    return new Accepted(
        Seen.now(
            new ObservedOperation(
                operation.id(),
                "",
                "",
                scheduled ? OperationState.SCHEDULED : OperationState.QUEUED,
                submission,
                null,
                null,
                null,
                null,
                false,
                false,
                null)),
        false);
  }

  static Accepted replayed(Seen seen) {
    return new Accepted(seen, true);
  }

  /** The same, as it has become since. */
  Accepted with(Seen now) {
    return new Accepted(now, replayed);
  }
}
