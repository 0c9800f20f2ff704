package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.OperationCommands;
import io.longhaul.gateway.idempotency.Fingerprint;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.FailCommand;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.RetryCommand;
import org.jspecify.annotations.Nullable;

/** Decisions of persons about operations that wait for one. */
final class ParkedOperations {

  private final OperationCommands commands;
  private final InputChecks checks;

  ParkedOperations(OperationCommands commands, InputChecks checks) {
    this.commands = commands;
    this.checks = checks;
  }

  void retry(ObservedOperation operation, CommandBody body, @Nullable String key, Caller caller) {
    Attention park = requireParked(operation, caller);
    Submission submission = operation.submission();
    if (body.input() != null) {
      OperationKind kind = checks.kind(submission.kind());
      checks.check(kind, body.input(), InputChecks.ownersOf(submission, caller));
      checks.hold(kind, body.input(), operation.id());
    }
    RetryCommand command =
        new RetryCommand(
            commandId("retry", park, body, key),
            park.parkId(),
            caller.subject(),
            body.reason(),
            body.input());
    requireReached(commands.retry(operation, command));
  }

  void fail(ObservedOperation operation, CommandBody body, @Nullable String key, Caller caller) {
    Attention park = requireParked(operation, caller);
    FailCommand command =
        new FailCommand(
            commandId("fail", park, body, key), park.parkId(), caller.subject(), body.reason());
    requireReached(commands.fail(operation, command));
  }

  private static Attention requireParked(ObservedOperation operation, Caller caller) {
    Attention park = operation.attention();
    if (park == null || operation.cancelRequested()) {
      throw new ProblemException(
          ErrorCode.NOT_PARKED,
          "The operation is " + operation.state().wire() + " and waits for no decision.");
    }
    if (!caller.has(Scope.SUPPORT)) {
      throw new ProblemException(
          ErrorCode.INSUFFICIENT_SCOPE,
          "Deciding about an operation that needs attention takes " + Scope.SUPPORT.wire() + ".");
    }
    return park;
  }

  // Derived where the client gives none, so that the same command sent twice acts once.
  private static String commandId(
      String action, Attention park, CommandBody body, @Nullable String key) {
    return key == null ? Fingerprint.of(action + " " + park.parkId(), body.body()) : "key:" + key;
  }

  private static void requireReached(boolean reached) {
    if (!reached) {
      throw new ProblemException(
          ErrorCode.ALREADY_FINISHED, "The operation has finished in the meantime.");
    }
  }
}
