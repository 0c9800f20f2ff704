package io.longhaul.activities.webhooks;

import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.webhooks.DeliveryActivities.Progress;
import io.longhaul.workflows.webhooks.ProgressWorkflow.Watch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** One look at a running operation, and one attempt to tell what has changed. */
final class ProgressLook {

  private static final double LEAST_CHANGE = 0.1;

  private final DeliveryResources resources;
  private final Messages messages;
  private final Sending sending;

  ProgressLook(DeliveryResources resources, Messages messages, Sending sending) {
    this.resources = resources;
    this.messages = messages;
    this.sending = sending;
  }

  Progress tell(Watch watch, Instant at, Duration pause, int tries) throws IOException {
    OperationSight sight = resources.operations().look(watch.subject());
    if (sight == null || sight.state().isDone()) {
      return new Progress(true, false, watch.percent(), pause);
    }
    if (sight.percent() - watch.percent() < LEAST_CHANGE) {
      return new Progress(false, false, watch.percent(), pause);
    }
    MessageRef message =
        messages.note(watch.receiver(), watch.subject(), sight, OperationEvent.PROGRESS, at);
    var _ = sending.attempt(message, new Slot(0, 1, null, false), tries);
    return new Progress(false, true, sight.percent(), pause);
  }
}
