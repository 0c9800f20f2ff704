package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.following.SharedLooks;
import io.longhaul.gateway.following.Version;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds operations for callers: what is not theirs does not exist. */
final class OperationLookup {

  private final SharedLooks looks;
  private final Clock clock;

  OperationLookup(SharedLooks looks, Clock clock) {
    this.looks = looks;
    this.clock = clock;
  }

  /**
   * An operation that the caller may see, as far as it is known now.
   *
   * @throws ProblemException NOT_FOUND, or GONE when it was deleted or has expired
   */
  Seen current(String text, Caller caller) {
    return current(text, null, caller);
  }

  /** The same, and no older than what the client has shown that it knows. */
  Seen current(String text, @Nullable Version shown, Caller caller) {
    return seen(looks.current(required(text), shown), caller);
  }

  /** The same, looked at now. */
  Seen fresh(String text, Caller caller) {
    return seen(looks.fresh(required(text)), caller);
  }

  /** What of a look is for the caller. */
  Seen seen(Look look, Caller caller) {
    return switch (visible(look.sighting(), caller)) {
      case Sighting.Alive alive -> new Seen(alive.operation(), look.retriedAs(), looks.age(look));
      case Sighting.Buried _ -> throw gone("The operation was deleted.");
      case Sighting.Nothing _, Sighting.Foreign _ -> throw notFound();
    };
  }

  /** What is known of an operation by now. */
  Seen latest(Seen seen, Caller caller) {
    Look known = looks.known(seen.operation().id());
    return known == null ? seen : seen(known, caller);
  }

  /** A look at an operation, or at what is left of it, for somebody who may see it. */
  Look freshTrace(String text, Caller caller) {
    Look look = looks.fresh(required(text));
    if (visible(look.sighting(), caller) instanceof Sighting.Nothing) {
      throw notFound();
    }
    return look;
  }

  private static OperationId required(String text) {
    OperationId id = OperationId.parse(text);
    if (id == null) {
      throw notFound();
    }
    return id;
  }

  private Sighting visible(Sighting sighting, Caller caller) {
    return switch (sighting) {
      case Sighting.Nothing _, Sighting.Foreign _ -> new Sighting.Nothing();
      case Sighting.Alive alive -> visible(alive, caller);
      case Sighting.Buried buried -> visible(buried, caller);
    };
  }

  private Sighting visible(Sighting.Alive alive, Caller caller) {
    ObservedOperation operation = alive.operation();
    if (!caller.sees(operation.submission().tenant(), operation.submission().owner())) {
      Audit.hidden(operation.submission().tenant(), operation.submission().owner());
      return new Sighting.Nothing();
    }
    if (Expiry.isPast(operation, clock.instant())) {
      throw gone("The record of the operation has expired.");
    }
    return alive;
  }

  private static Sighting visible(Sighting.Buried buried, Caller caller) {
    Tombstone tombstone = buried.tombstone();
    if (caller.sees(tombstone.tenant(), tombstone.owner())) {
      return buried;
    }
    Audit.hidden(tombstone.tenant(), tombstone.owner());
    return new Sighting.Nothing();
  }

  private static ProblemException notFound() {
    return new ProblemException(ErrorCode.NOT_FOUND, "There is no such operation.");
  }

  private static ProblemException gone(String detail) {
    return new ProblemException(ErrorCode.GONE, detail);
  }
}
