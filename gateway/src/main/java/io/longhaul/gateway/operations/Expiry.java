package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedOperation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when a record is kept. */
final class Expiry {

  private Expiry() {}

  /** Null while the operation has not finished. */
  static @Nullable Instant of(ObservedOperation operation) {
    Instant finished = operation.finishedAt();
    return finished == null
        ? null
        : finished.plus(Duration.ofDays(operation.submission().retentionDays()));
  }

  static boolean isPast(ObservedOperation operation, Instant now) {
    Instant expiry = of(operation);
    return operation.isDone() && expiry != null && !now.isBefore(expiry);
  }
}
