package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.NewOperation;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.OperationStarter;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.following.SharedLooks;
import io.longhaul.gateway.idempotency.Fingerprint;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.quotas.UnfinishedOperations;
import io.longhaul.gateway.uploads.UploadReferences.Owners;
import io.longhaul.gateway.webhooks.Callbacks;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Starts what clients submit, each key once (DESIGN 5, "Starting"). */
final class Submissions {

  private final InputChecks checks;
  private final OperationStarter starter;
  private final UnfinishedOperations unfinished;
  private final Callbacks callbacks;
  private final SharedLooks looks;
  private final OperationSettings settings;
  private final Clock clock;

  Submissions(
      InputChecks checks,
      Starting starting,
      SharedLooks looks,
      OperationSettings settings,
      Clock clock) {
    this.checks = checks;
    this.starter = starting.starter();
    this.unfinished = starting.unfinished();
    this.callbacks = starting.callbacks();
    this.looks = looks;
    this.settings = settings;
    this.clock = clock;
  }

  Accepted submit(String key, ObjectNode body, Caller caller) {
    return submit(key, body, Fingerprint.of(body), caller);
  }

  /** The same, of a body that is not all that the request consists of. */
  Accepted submit(String key, ObjectNode body, String fingerprint, Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SubmissionRequest request =
        SubmissionRequest.parse(body, settings.longestTimeout(), callbacks.rules(), now);
    OperationKind kind = checks.kind(request.kind());
    OperationId id = OperationId.of(caller.tenant(), key);
    Wanted wanted = new Wanted(id, kind, request, null, fingerprint, now);
    Callback callback;
    try {
      checks.check(kind, request.input(), Owners.only(caller.tenant(), caller.subject()));
      if (unfinished.areTooMany(caller.tenant())) {
        throw unfinished.refusal(caller.tenant());
      }
      checks.hold(kind, request.input(), id);
      callback =
          callbacks.keep(
              request.callback(),
              id,
              fingerprint,
              caller,
              it -> requireRoom(wanted.with(it), caller));
    } catch (ProblemException e) {
      // What was valid when it was submitted may be so no more: its upload may have expired since.
      Accepted earlier = earlier(id, fingerprint, caller);
      if (earlier == null) {
        throw e;
      }
      return earlier;
    }
    return start(operation(wanted.with(callback), caller), caller);
  }

  private Accepted start(NewOperation operation, Caller caller) {
    String fingerprint = operation.submission().fingerprint();
    if (starts(operation)) {
      return Accepted.started(operation);
    }
    Accepted earlier = earlier(operation.id(), fingerprint, caller);
    if (earlier == null && starts(operation)) {
      return Accepted.started(operation);
    }
    earlier = earlier == null ? earlier(operation.id(), fingerprint, caller) : earlier;
    if (earlier == null) {
      throw new ProblemException(
          ErrorCode.ENGINE_UNAVAILABLE, "The key is just being freed; try again.");
    }
    return earlier;
  }

  private boolean starts(NewOperation operation) {
    boolean started = starter.start(operation);
    if (started) {
      unfinished.started(operation.submission().tenant());
    }
    return started;
  }

  /** What a repeated key has to be answered with; null when there is nothing under it. */
  private @Nullable Accepted earlier(OperationId id, String fingerprint, Caller caller) {
    Look look = looks.fresh(id);
    return switch (look.sighting()) {
      case Sighting.Nothing _ -> null;
      case Sighting.Foreign _ -> throw inUse();
      case Sighting.Alive alive ->
          replay(
              new Seen(alive.operation(), look.retriedAs(), looks.age(look)), fingerprint, caller);
      case Sighting.Buried buried ->
          throw caller.owns(buried.tombstone().tenant(), buried.tombstone().owner())
              ? retired("The operation of this key was deleted; use a new key.")
              : inUse();
    };
  }

  private Accepted replay(Seen seen, String fingerprint, Caller caller) {
    ObservedOperation operation = seen.operation();
    Submission submission = operation.submission();
    if (!caller.owns(submission.tenant(), submission.owner())) {
      throw inUse();
    }
    if (Expiry.isPast(operation, clock.instant())) {
      throw retired("The record of this key has expired; use a new key.");
    }
    if (!submission.fingerprint().equals(fingerprint)) {
      throw new ProblemException(
          ErrorCode.KEY_REUSED,
          "The key was used for another request; use a new key for a new operation.");
    }
    return Accepted.replayed(seen);
  }

  /** A submission that has passed all checks. */
  private record Wanted(
      OperationId id,
      OperationKind kind,
      SubmissionRequest request,
      @Nullable Callback callback,
      String fingerprint,
      Instant now) {

    Wanted with(@Nullable Callback told) {
      return new Wanted(id, kind, request, told, fingerprint, now);
    }
  }

  private NewOperation operation(Wanted wanted, Caller caller) {
    SubmissionRequest request = wanted.request();
    Instant deadline = deadline(request, wanted.now());
    Policy policy =
        new Policy(
            request.onFailure(),
            deadline,
            settings.attentionPatience(),
            settings.transientPatience());
    return new NewOperation(
        wanted.id(),
        wanted.kind().taskQueue(),
        new OperationRequest(
            wanted.kind().name(),
            caller.tenant(),
            caller.subject(),
            request.input(),
            policy,
            null,
            wanted.callback()),
        submission(wanted, deadline, caller),
        request.priority());
  }

  private void requireRoom(Wanted wanted, Caller caller) {
    Submission submission = submission(wanted, deadline(wanted.request(), wanted.now()), caller);
    if (submission.size() > Submission.LIMIT) {
      throw Labels.tooLargeBy(submission.size() - Submission.LIMIT);
    }
  }

  private Submission submission(Wanted wanted, @Nullable Instant deadline, Caller caller) {
    return new Submission(
        wanted.kind().name(),
        caller.tenant(),
        caller.subject(),
        wanted.fingerprint(),
        wanted.request().labels(),
        wanted.now(),
        wanted.request().startAt(),
        deadline,
        null,
        Math.toIntExact(settings.retention().toDays()),
        wanted.callback());
  }

  private static @Nullable Instant deadline(SubmissionRequest request, Instant now) {
    Instant startAt = request.startAt();
    Instant from = startAt != null && startAt.isAfter(now) ? startAt : now;
    return request.timeout() == null ? null : from.plus(request.timeout());
  }

  private static ProblemException inUse() {
    return new ProblemException(
        ErrorCode.KEY_IN_USE,
        "The key is in use by another caller; use a new one, such as a UUID.");
  }

  private static ProblemException retired(String detail) {
    return new ProblemException(ErrorCode.KEY_RETIRED, detail);
  }
}
