package io.longhaul.activities.webhooks;

import io.longhaul.workflows.webhooks.DeliveryActivities;
import io.longhaul.workflows.webhooks.SweepActivities;

/** The door to deliveries. */
public final class Deliveries {

  private Deliveries() {}

  /** The activities of the sweep. */
  public static SweepActivities sweep(ClosedOperations operations) {
    return new Sweep(operations);
  }

  /** The activities of deliveries. */
  public static DeliveryActivities activities(
      DeliveryResources resources, DeliverySchedule schedule) {
    Messages messages = new Messages(resources);
    Sending sending = new Sending(resources);
    return new DeliverySteps(
        messages, sending, new ProgressLook(resources, messages, sending), schedule);
  }
}
