package io.longhaul.activities.webhooks;

import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import org.jspecify.annotations.Nullable;

/** What the engine knows of operations. Thread-safe. */
@FunctionalInterface
public interface Operations {

  /**
   * A run of an operation; null when there is none any more.
   *
   * @throws RuntimeException if that cannot be said now
   */
  @Nullable OperationSight look(Subject subject);
}
