package io.longhaul.activities.webhooks;

import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.workflows.webhooks.DeliveryActivities;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.ProgressWorkflow.Watch;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The steps of a delivery as activities. */
final class DeliverySteps implements DeliveryActivities {

  private final Messages messages;
  private final Sending sending;
  private final ProgressLook look;
  private final DeliverySchedule schedule;

  DeliverySteps(Messages messages, Sending sending, ProgressLook look, DeliverySchedule schedule) {
    this.messages = messages;
    this.sending = sending;
    this.look = look;
    this.schedule = schedule;
  }

  @Override
  public Plan compose(DeliveryRequest request) {
    try {
      MessageRef message = messages.compose(request);
      return message == null
          ? new Plan(null, List.of())
          : new Plan(message.id().value(), schedule.delays());
    } catch (IOException e) {
      throw Activity.wrap(e);
    }
  }

  @Override
  public Result attempt(DeliveryRequest request, Try which) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try (LifeSign _ = LifeSign.of(context)) {
      MessageRef message = Messages.ref(request, which.message());
      return sending.attempt(message, Slot.of(request, which), context.getInfo().getAttempt());
    }
  }

  @Override
  public Progress progress(Watch watch, Instant at) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try (LifeSign _ = LifeSign.of(context)) {
      return look.tell(watch, at, schedule.progress(), context.getInfo().getAttempt());
    } catch (IOException e) {
      throw Activity.wrap(e);
    }
  }
}
