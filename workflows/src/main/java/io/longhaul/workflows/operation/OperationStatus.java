package io.longhaul.workflows.operation;

/** The closed set of statuses that generic pollers of long-running operations understand. */
public enum OperationStatus {
  NOT_STARTED("NotStarted"),
  RUNNING("Running"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed"),
  CANCELED("Canceled");

  private final String wire;

  OperationStatus(String wire) {
    this.wire = wire;
  }

  /** The word that stands in documents; pollers wait for ever on any other. */
  public String wire() {
    return wire;
  }

  /** Whether nothing changes any more. */
  public boolean isDone() {
    return this == SUCCEEDED || this == FAILED || this == CANCELED;
  }
}
