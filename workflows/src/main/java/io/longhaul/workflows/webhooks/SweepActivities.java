package io.longhaul.workflows.webhooks;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;

/** What the sweep does. */
@ActivityInterface
public interface SweepActivities {

  /**
   * Starts the last delivery of each operation that closed in this time and has none.
   *
   * @param until exclusive
   */
  @ActivityMethod(name = "webhooks.sweep")
  Swept sweep(Instant from, Instant until);

  /** How many deliveries were started. */
  record Swept(long started) {}
}
