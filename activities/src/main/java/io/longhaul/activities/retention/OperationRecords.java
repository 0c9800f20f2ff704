package io.longhaul.activities.retention;

/** What the engine knows of operations. */
@FunctionalInterface
public interface OperationRecords {

  /**
   * Whether the record of an operation is there and has not expired.
   *
   * @throws RuntimeException if that cannot be said: then nothing is removed
   */
  boolean isKept(String operationId);
}
