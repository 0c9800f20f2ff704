package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;

/** Where an operation stands, finer than its status; an open set for clients. */
public enum OperationState {
  SCHEDULED("Scheduled", OperationStatus.NOT_STARTED),
  QUEUED("Queued", OperationStatus.NOT_STARTED),
  RUNNING("Running", OperationStatus.RUNNING),
  RETRYING("Retrying", OperationStatus.RUNNING),
  PAUSED("Paused", OperationStatus.RUNNING),
  CANCELING("Canceling", OperationStatus.RUNNING),
  NEEDS_ATTENTION("NeedsAttention", OperationStatus.RUNNING),
  SUCCEEDED("Succeeded", OperationStatus.SUCCEEDED),
  PARTIALLY_SUCCEEDED("PartiallySucceeded", OperationStatus.SUCCEEDED),
  FAILED("Failed", OperationStatus.FAILED),
  TIMED_OUT("TimedOut", OperationStatus.FAILED),
  TERMINATED("Terminated", OperationStatus.FAILED),
  CANCELED("Canceled", OperationStatus.CANCELED);

  private final String wire;
  private final OperationStatus status;

  OperationState(String wire, OperationStatus status) {
    this.wire = wire;
    this.status = status;
  }

  /** The word that stands in documents and in the search attribute {@code LonghaulState}. */
  public String wire() {
    return wire;
  }

  /** The status that this state is shown as. */
  public OperationStatus status() {
    return status;
  }

  /** Whether nothing changes any more. */
  public boolean isDone() {
    return status.isDone();
  }

  /** The state that a word of the wire means; null for an unknown word. */
  public static @Nullable OperationState ofWire(String wire) {
    for (OperationState state : values()) {
      if (state.wire.equals(wire)) {
        return state;
      }
    }
    return null;
  }
}
