package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.engine.DeliveryStarter;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.webhooks.Asked;
import io.longhaul.storage.webhooks.Asked.Outcome;
import io.longhaul.storage.webhooks.AskedLog;
import io.longhaul.storage.webhooks.AskedLog.First;
import io.longhaul.storage.webhooks.AskedLog.Place;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has messages sent because somebody asked for it. Thread-safe. */
public final class Resending {

  private static final int MOST_RECOVERED = 500;
  private static final int AT_ONCE = 100;

  private final Endpoints endpoints;
  private final DeliveryLog log;
  private final AskedLog requests;
  private final DeliveryStarter starter;
  private final Clock clock;

  Resending(
      Endpoints endpoints,
      DeliveryLog log,
      AskedLog requests,
      DeliveryStarter starter,
      Clock clock) {
    this.endpoints = endpoints;
    this.log = log;
    this.requests = requests;
    this.starter = starter;
    this.clock = clock;
  }

  /**
   * What is being sent.
   *
   * @param requestedAt tells the attempts to come from earlier ones
   */
  public record Resent(String webhookId, Instant requestedAt) {}

  /** Sends a message once more, at once, with all the attempts that it may take. */
  Sending<Resent> resend(MessageRef message, Asking asking) {
    Endpoint endpoint =
        endpoints
            .find(message)
            .map(StoredEndpoint::endpoint)
            .orElseThrow(() ->
                new ProblemException(ErrorCode.GONE, "The endpoint of this message was deleted."));
    requireEnabled(endpoint);
    String what = "resend " + message.id();
    Place place = asking.place(what, message.operationId(), message.endpoint());
    First first = first(place, new Asked(what, now(), message.id()));
    Instant at = first.asked().at();
    var _ = starter.start(again(message, at));
    return new Sending<>(new Resent(message.id().value(), at), !first.isNew());
  }

  Sending<Resent> test(Endpoint endpoint, Asking asking) {
    requireEnabled(endpoint);
    Instant now = now();
    WebhookId made =
        WebhookId.of(UUID.randomUUID().toString(), endpoint.id(), WebhookPayload.TEST, now);
    First first = first(asking.place("test", null, endpoint.id()), new Asked("test", now, made));
    String id = Objects.requireNonNull(first.asked().message()).value();
    Instant at = first.asked().at();
    Receiver receiver = new Receiver(endpoint.tenant(), endpoint.id().value());
    var _ = starter.start(DeliveryRequest.test(receiver, id, at));
    return new Sending<>(new Resent(id, at), !first.isNew());
  }

  /**
   * Sends again what has failed for good since a moment, newest first.
   *
   * @throws ProblemException KEY_REUSED when the key was used with another moment
   */
  Sending<Outcome> recover(Endpoint endpoint, Instant since, Asking asking) {
    requireEnabled(endpoint);
    Place place = asking.place("recover", null, endpoint.id());
    First first = first(place, new Asked("recover " + since, now(), null));
    Outcome earlier = place == null ? null : requests.outcome(place).orElse(null);
    if (earlier != null) {
      return new Sending<>(earlier, true);
    }
    Outcome outcome = recover(endpoint, since, first.asked().at());
    if (place != null) {
      requests.end(place, outcome);
    }
    return new Sending<>(outcome, !first.isNew());
  }

  // The ids of the deliveries follow from the moment that was kept: who asks again meets them.
  private First first(@Nullable Place place, Asked asked) {
    First first = place == null ? new First(asked, true) : requests.first(place, asked);
    if (!first.asked().what().equals(asked.what())) {
      throw new ProblemException(
          ErrorCode.KEY_REUSED,
          "The key was used for another request; use a new key for a new one.");
    }
    return first;
  }

  private Outcome recover(Endpoint endpoint, Instant since, Instant now) {
    int started = 0;
    WebhookId after = null;
    while (true) {
      DeliveryPage page = log.ofEndpoint(endpoint.tenant(), endpoint.id(), after, AT_ONCE);
      for (Delivery delivery : page.deliveries()) {
        Message message = delivery.message();
        if (message.id().occurredAt().isBefore(since)) {
          return new Outcome(started, true);
        }
        if (delivery.state() == DeliveryState.FAILED) {
          if (started == MOST_RECOVERED) {
            return new Outcome(started, false);
          }
          var _ = starter.start(again(message.ref(), now));
          started++;
        }
      }
      after = page.next();
      if (after == null) {
        return new Outcome(started, true);
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
