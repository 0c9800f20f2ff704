package io.longhaul.client;

/** The operation has not finished yet, and the caller did not want to wait (longer). */
public final class NotFinishedException extends LonghaulException {
  private final transient Operation operation;

  NotFinishedException(Operation operation) {
    super(
        "The operation " + operation.id() + " has not finished: " + operation.state() + ".", null);
    this.operation = operation;
  }

  /** The operation as last seen. */
  public Operation operation() {
    return operation;
  }
}
