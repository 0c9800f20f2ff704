package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.engine.DeliveryStarter;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.webhooks.Delivery;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.DeliveryPage;
import io.longhaul.storage.webhooks.DeliveryState;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.WebhookPayload;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has messages sent because somebody asked for it. Thread-safe. */
public final class Resending {

  private static final int MOST_RECOVERED = 500;
  private static final int AT_ONCE = 100;

  private final Endpoints endpoints;
  private final DeliveryLog log;
  private final DeliveryStarter starter;
  private final Clock clock;

  Resending(Endpoints endpoints, DeliveryLog log, DeliveryStarter starter, Clock clock) {
    this.endpoints = endpoints;
    this.log = log;
    this.starter = starter;
    this.clock = clock;
  }

  /**
   * What is being sent.
   *
   * @param requestedAt tells the attempts to come from earlier ones
   */
  public record Resent(String webhookId, Instant requestedAt) {}

  /**
   * What is being sent again.
   *
   * @param started how many messages
   * @param complete whether these are all; otherwise ask again when they are through
   */
  record Recovery(int started, boolean complete) {}

  /** Sends a message once more, at once, with all the attempts that it may take. */
  public Resent resend(MessageRef message) {
    Endpoint endpoint =
        endpoints
            .find(message)
            .map(StoredEndpoint::endpoint)
            .orElseThrow(() ->
                new ProblemException(ErrorCode.GONE, "The endpoint of this message was deleted."));
    requireEnabled(endpoint);
    Instant now = now();
    var _ = starter.start(again(message, now));
    return new Resent(message.id().value(), now);
  }

  Resent test(Endpoint endpoint) {
    requireEnabled(endpoint);
    Instant now = now();
    WebhookId id =
        WebhookId.of(UUID.randomUUID().toString(), endpoint.id(), WebhookPayload.TEST, now);
    Receiver receiver = new Receiver(endpoint.tenant(), endpoint.id().value());
    var _ = starter.start(DeliveryRequest.test(receiver, id.value(), now));
    return new Resent(id.value(), now);
  }

  /** Sends again what has failed for good since a moment, newest first. */
  Recovery recover(Endpoint endpoint, Instant since) {
    requireEnabled(endpoint);
    Instant now = now();
    int started = 0;
    WebhookId after = null;
    while (true) {
      DeliveryPage page = log.ofEndpoint(endpoint.tenant(), endpoint.id(), after, AT_ONCE);
      for (Delivery delivery : page.deliveries()) {
        Message message = delivery.message();
        if (message.id().occurredAt().isBefore(since)) {
          return new Recovery(started, true);
        }
        if (delivery.state() == DeliveryState.FAILED) {
          if (started == MOST_RECOVERED) {
            return new Recovery(started, false);
          }
          var _ = starter.start(again(message.ref(), now));
          started++;
        }
      }
      after = page.next();
      if (after == null) {
        return new Recovery(started, true);
      }
    }
  }

  private static DeliveryRequest again(MessageRef message, Instant asked) {
    Receiver receiver = new Receiver(message.tenant(), message.endpoint().value());
    return DeliveryRequest.again(receiver, message.operationId(), message.id().value(), asked);
  }

  private static void requireEnabled(Endpoint endpoint) {
    if (endpoint.disabled() != null) {
      throw new ProblemException(
          ErrorCode.ENDPOINT_DISABLED,
          "Nothing is sent to the endpoint at present: set disabled to false first.");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The message about an operation that a URL names; null when there is none. */
  public @Nullable MessageRef find(String operationId, String webhookId) {
    return WebhookId.isValid(webhookId)
        ? log.find(operationId, new WebhookId(webhookId)).map(Message::ref).orElse(null)
        : null;
  }
}
