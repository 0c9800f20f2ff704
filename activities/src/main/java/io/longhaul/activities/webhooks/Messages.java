package io.longhaul.activities.webhooks;

import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.Occasion;
import io.longhaul.workflows.webhooks.WebhookPayload;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes messages down, each once. */
final class Messages {

  private static final Duration SOON = Duration.ofMillis(500);

  private final DeliveryResources resources;
  private final Composer composer;

  Messages(DeliveryResources resources) {
    this.resources = resources;
    this.composer = new Composer(resources.artifacts());
  }

  static MessageRef ref(DeliveryRequest request, String message) {
    return new MessageRef(
        request.tenant(),
        request.operationId(),
        new EndpointId(request.endpoint()),
        new WebhookId(message));
  }

  /** What is to be sent; null when there is nothing to tell, or nobody who asked for it. */
  @Nullable MessageRef compose(DeliveryRequest request) throws IOException {
    String named = request.message();
    if (named != null) {
      return named(request, ref(request, named));
    }
    Subject subject = subject(request);
    OperationSight sight = resources.operations().look(subject);
    if (sight == null) {
      return null;
    }
    OperationEvent event = event(request.occasion(), sight);
    Receiver receiver = new Receiver(request.tenant(), request.endpoint());
    return wanted(event, sight)
        ? note(receiver, subject, sight, event, request.occurredAt())
        : null;
  }

  /** Writes down what is told of an operation. */
  MessageRef note(
      Receiver receiver, Subject subject, OperationSight sight, OperationEvent event, Instant at)
      throws IOException {
    EndpointId endpoint = new EndpointId(receiver.endpoint());
    String id = subject.operationId();
    Message message =
        new Message(
            WebhookId.of(id, endpoint, event.wire(), at),
            receiver.tenant(),
            id,
            endpoint,
            event.wire(),
            at,
            composer.ofOperation(event.wire(), at, subject, sight));
    resources.log().note(message);
    return message.ref();
  }

  private @Nullable MessageRef named(DeliveryRequest request, MessageRef ref) {
    if (request.occasion() == Occasion.TEST) {
      resources
          .log()
          .note(
              new Message(
                  ref.id(),
                  ref.tenant(),
                  null,
                  ref.endpoint(),
                  WebhookPayload.TEST,
                  request.occurredAt(),
                  composer.ofTest(request.endpoint(), request.occurredAt())));
      return ref;
    }
    return resources.log().find(ref).isPresent() ? ref : null;
  }

  private static Subject subject(DeliveryRequest request) {
    String operationId = request.operationId();
    String runId = request.runId();
    if (operationId == null || runId == null) {
      throw new IllegalArgumentException("A delivery about nothing");
    }
    return new Subject(operationId, runId);
  }

  private static OperationEvent event(Occasion occasion, OperationSight sight) {
    return switch (occasion) {
      case STARTED -> OperationEvent.STARTED;
      case PROGRESS -> OperationEvent.PROGRESS;
      case NEEDS_ATTENTION -> OperationEvent.NEEDS_ATTENTION;
      case END -> end(sight);
      case TEST, AGAIN -> throw new IllegalArgumentException("A message that nobody named");
    };
  }

  // Its last task had this started, and then writes the outcome.
  private static OperationEvent end(OperationSight sight) {
    if (sight.outcome() == null) {
      throw ApplicationFailure.newBuilder()
          .setMessage("The operation is about to end.")
          .setType("NOT_CLOSED_YET")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .setNextRetryDelay(SOON)
          .build();
    }
    return OperationEvent.ofEnd(sight.state());
  }

  private static boolean wanted(OperationEvent event, OperationSight sight) {
    Callback callback = sight.submission().callback();
    return callback != null && callback.events().contains(event);
  }
}
