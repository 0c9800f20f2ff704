package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.NewOperation;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.OperationStarter;
import io.longhaul.gateway.engine.PastRun;
import io.longhaul.gateway.engine.PastRuns;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.following.SharedLooks;
import io.longhaul.gateway.idempotency.Fingerprint;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.quotas.UnfinishedOperations;
import io.longhaul.gateway.webhooks.Callbacks;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Starts the next of a line, for what finished without success. */
final class Retries {

  private final InputChecks checks;
  private final PastRuns past;
  private final OperationStarter starter;
  private final UnfinishedOperations unfinished;
  private final Callbacks callbacks;
  private final SharedLooks looks;
  private final Clock clock;

  Retries(InputChecks checks, PastRuns past, Starting starting, SharedLooks looks, Clock clock) {
    this.checks = checks;
    this.past = past;
    this.starter = starting.starter();
    this.unfinished = starting.unfinished();
    this.callbacks = starting.callbacks();
    this.looks = looks;
    this.clock = clock;
  }

  /**
   * The next of the line: started now, or by an earlier call with the same body.
   *
   * @throws ProblemException RETRY_CONFLICT when an earlier call had another body
   */
  Accepted retry(ObservedOperation operation, CommandBody body, Caller caller) {
    OperationId next = operation.id().next();
    String fingerprint = Fingerprint.of("retry " + operation.id(), body.body());
    Accepted earlier = earlier(next, fingerprint);
    if (earlier != null) {
      return earlier;
    }
    String tenant = operation.submission().tenant();
    if (unfinished.areTooMany(tenant)) {
      throw unfinished.refusal(tenant);
    }
    NewOperation wanted = next(operation, body, fingerprint, caller);
    if (starter.start(wanted)) {
      unfinished.started(tenant);
      // So that its document says from now on what it is retried as.
      var _ = looks.fresh(operation.id());
      return Accepted.started(wanted);
    }
    earlier = earlier(next, fingerprint);
    if (earlier == null) {
      throw conflict();
    }
    return earlier;
  }

  private @Nullable Accepted earlier(OperationId next, String fingerprint) {
    Look look = looks.fresh(next);
    return switch (look.sighting()) {
      case Sighting.Nothing _ -> null;
      case Sighting.Alive alive
          when alive.operation().submission().fingerprint().equals(fingerprint) ->
          Accepted.replayed(new Seen(alive.operation(), look.retriedAs(), looks.age(look)));
      default -> throw conflict();
    };
  }

  private NewOperation next(
      ObservedOperation operation, CommandBody body, String fingerprint, Caller caller) {
    Submission before = operation.submission();
    OperationKind kind = checks.kind(before.kind());
    PastRun run = past.read(operation);
    JsonNode input = body.input() == null ? run.input() : body.input();
    checks.check(kind, input, InputChecks.ownersOf(before, caller));
    checks.hold(kind, input, operation.id().next());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Origin origin = Origins.of(operation, run, body, caller, now);
    Instant deadline = deadline(before, now);
    Callback callback =
        callbacks.carryOver(before, operation.id(), operation.id().next(), fingerprint);
    return new NewOperation(
        operation.id().next(),
        kind.taskQueue(),
        new OperationRequest(
            before.kind(),
            before.tenant(),
            before.owner(),
            input,
            policy(run, deadline),
            origin,
            callback),
        new SubmissionOf(operation, fingerprint, callback).at(now, deadline),
        run.priority());
  }

  private static Policy policy(PastRun run, @Nullable Instant deadline) {
    Policy before = run.request().policy();
    return new Policy(
        before.onFailure(), deadline, before.attentionPatience(), before.transientPatience());
  }

  /** What the retry of an operation leaves in its memo. */
  private record SubmissionOf(
      ObservedOperation operation, String fingerprint, @Nullable Callback callback) {

    Submission at(Instant now, @Nullable Instant deadline) {
      Submission before = operation.submission();
      return new Submission(
          before.kind(),
          before.tenant(),
          before.owner(),
          fingerprint,
          before.labels(),
          now,
          null,
          deadline,
          operation.id().toString(),
          before.retentionDays(),
          callback);
    }
  }

  // The same time as before, counted anew.
  private static @Nullable Instant deadline(Submission before, Instant now) {
    Instant deadline = before.deadline();
    if (deadline == null) {
      return null;
    }
    Instant startAt = before.startAt();
    Instant from =
        startAt == null || startAt.isBefore(before.createdAt()) ? before.createdAt() : startAt;
    return now.plus(Duration.between(from, deadline));
  }

  private static ProblemException conflict() {
    return new ProblemException(
        ErrorCode.RETRY_CONFLICT,
        "The operation was already retried with another body: see retriedAs in its document.");
  }
}
