package io.longhaul.activities.webhooks;

import io.longhaul.activities.webhooks.ClosedOperations.Closed;
import io.longhaul.activities.webhooks.ClosedOperations.Page;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.Occasion;
import io.longhaul.workflows.webhooks.SweepActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Instant;

/**
 * The sweep: what closed and wanted that told is told, under the id that it would have told it
 * under itself, so that the engine refuses what was told before.
 */
final class Sweep implements SweepActivities {

  private final ClosedOperations operations;

  Sweep(ClosedOperations operations) {
    this.operations = operations;
  }

  /** How far it came; an attempt goes on where the one before was. */
  record Reached(String token, long started) {}

  @Override
  public Swept sweep(Instant from, Instant until) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Reached reached = context.getHeartbeatDetails(Reached.class).orElse(null);
    String token = reached == null ? null : reached.token();
    long started = reached == null ? 0 : reached.started();
    do {
      Page page = operations.closed(from, until, token);
      started += page.operations().stream().filter(this::told).count();
      token = page.next();
      if (token != null) {
        context.heartbeat(new Reached(token, started));
      }
    } while (token != null);
    return new Swept(started);
  }

  private boolean told(Closed closed) {
    Callback callback = closed.submission().callback();
    if (callback == null || !callback.events().contains(OperationEvent.ofEnd(closed.state()))) {
      return false;
    }
    Receiver receiver = new Receiver(closed.submission().tenant(), callback.endpointId());
    return operations.tell(
        DeliveryRequest.of(receiver, closed.subject(), Occasion.END, 0, closed.at()));
  }
}
