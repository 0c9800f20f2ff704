package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.OperationCommands;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.CancelReason;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationState;
import org.jspecify.annotations.Nullable;

/** Cancels what runs. */
final class Cancellations {

  private final OperationLookup lookup;
  private final OperationCommands commands;

  Cancellations(OperationLookup lookup, OperationCommands commands) {
    this.lookup = lookup;
    this.commands = commands;
  }

  /**
   * Asks for a cancel, once.
   *
   * @return the operation as it is then: canceled already, or with the cancel requested
   * @throws ProblemException ALREADY_FINISHED when it has ended otherwise
   */
  Seen cancel(Seen seen, @Nullable String reason, Caller caller) {
    ObservedOperation operation = seen.operation();
    if (operation.isDone()) {
      return requireCanceled(seen);
    }
    if (!operation.cancelRequested()) {
      commands.cancel(operation, new CancelReason(caller.subject(), reason));
    }
    Seen now = lookup.fresh(operation.id().toString(), caller);
    return now.isDone() ? requireCanceled(now) : now;
  }

  private static Seen requireCanceled(Seen seen) {
    OperationState state = seen.operation().state();
    if (state != OperationState.CANCELED) {
      throw new ProblemException(
          ErrorCode.ALREADY_FINISHED, "The operation has finished as " + state.wire() + ".");
    }
    return seen;
  }
}
