package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.OperationReader;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import io.longhaul.workflows.operation.OperationStatus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds operations for callers: what is not theirs does not exist. */
final class OperationLookup {

  private final OperationReader reader;
  private final Clock clock;

  OperationLookup(OperationReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * An operation that the caller may see.
   *
   * @throws ProblemException NOT_FOUND, or GONE when it was deleted or has expired
   */
  ObservedOperation require(String text, Caller caller) {
    return switch (sight(text, caller)) {
      case Sighting.Alive alive -> alive.operation();
      case Sighting.Buried _ -> throw gone("The operation was deleted.");
      case Sighting.Nothing _, Sighting.Foreign _ -> throw notFound();
    };
  }

  /** The same, but what was deleted is handed out as well. */
  Sighting requireTrace(String text, Caller caller) {
    Sighting sighting = sight(text, caller);
    if (sighting instanceof Sighting.Nothing) {
      throw notFound();
    }
    return sighting;
  }

  /** The operation that retries this one; null when there is none. */
  @Nullable OperationId retriedAs(ObservedOperation operation) {
    boolean retryable =
        operation.isDone() && operation.state().status() != OperationStatus.SUCCEEDED;
    OperationId next = operation.id().next();
    return retryable && reader.exists(next) ? next : null;
  }

  private Sighting sight(String text, Caller caller) {
    OperationId id = OperationId.parse(text);
    Sighting sighting = id == null ? new Sighting.Nothing() : reader.find(id);
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
