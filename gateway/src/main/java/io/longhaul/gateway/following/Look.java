package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.workflows.operation.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the engine has shown. Times are those of {@link Time}.
 *
 * @param retriedAs the operation that retries this one; null when there is none
 * @param begunAt from when on it cannot miss anything
 * @param changedAt when the version that it shows was first seen
 */
public record Look(
    Sighting sighting,
    @Nullable OperationId retriedAs,
    long begunAt,
    long takenAt,
    long changedAt) {

  /** The operation; null when there is none, or no longer. */
  public @Nullable ObservedOperation operation() {
    return sighting instanceof Sighting.Alive alive ? alive.operation() : null;
  }

  /** The version of the operation; null when there is none. */
  public @Nullable Version version() {
    ObservedOperation operation = operation();
    return operation == null ? null : Version.parse(operation.version());
  }

  /** Whether nothing more is to come. */
  public boolean isLast() {
    ObservedOperation operation = operation();
    return operation == null || operation.isDone();
  }

  /** Whether it may be shown to those who ask later: an id that is free now may soon be taken. */
  boolean isWorthKeeping() {
    return sighting instanceof Sighting.Alive || sighting instanceof Sighting.Buried;
  }

  /** The newer one of two, with what both have seen together. */
  Look after(@Nullable Look known) {
    if (known == null) {
      return this;
    }
    if (isOlderThan(known)) {
      return known;
    }
    Version version = version();
    return version != null && version.equals(known.version())
        ? new Look(
            sighting,
            retriedAs == null ? known.retriedAs : retriedAs,
            begunAt,
            takenAt,
            known.changedAt)
        : this;
  }

  // The engine is strongly consistent: only looks that overlap can come in the wrong order.
  private boolean isOlderThan(Look known) {
    if (begunAt - known.takenAt >= 0) {
      return false;
    }
    Version mine = version();
    Version theirs = known.version();
    if (mine == null || theirs == null || mine.equals(theirs)) {
      return begunAt - known.begunAt < 0;
    }
    return theirs.isAfter(mine);
  }
}
