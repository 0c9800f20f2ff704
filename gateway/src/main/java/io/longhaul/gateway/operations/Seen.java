package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.following.Version;
import io.longhaul.workflows.operation.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a caller may see.
 *
 * @param retriedAs the operation that retries this one; null when there is none
 * @param age how many whole seconds ago it was looked at
 */
record Seen(ObservedOperation operation, @Nullable OperationId retriedAs, long age) {

  static Seen now(ObservedOperation operation) {
    return new Seen(operation, null, 0);
  }

  /** Null for what has just been started, and not been looked at. */
  @Nullable Version version() {
    return Version.parse(operation.version());
  }

  boolean isDone() {
    return operation.isDone();
  }
}
