package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationMemo.Tombstone;

/** What a look at an id has found. */
public sealed interface Sighting {

  /** Nothing. */
  record Nothing() implements Sighting {}

  /** A workflow that is no operation, started by somebody else under an id like ours. */
  record Foreign() implements Sighting {}

  /** An operation. */
  record Alive(ObservedOperation operation) implements Sighting {}

  /** What is left of a deleted one. */
  record Buried(Tombstone tombstone) implements Sighting {}
}
