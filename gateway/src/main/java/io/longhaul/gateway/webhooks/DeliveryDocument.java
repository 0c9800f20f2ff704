package io.longhaul.gateway.webhooks;

import io.longhaul.storage.webhooks.Attempt;
import io.longhaul.storage.webhooks.Delivery;
import io.longhaul.storage.webhooks.DeliveryPage;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was said to an endpoint, as clients see it.
 *
 * @param endpoint null for the URL that the operation brought along
 * @param state {@code pending}, {@code delivered}, {@code failed}
 */
record DeliveryDocument(
    String webhookId,
    String event,
    @Nullable String operationId,
    @Nullable String endpoint,
    Instant occurredAt,
    String state,
    @Nullable Instant nextAttemptAt,
    List<AttemptDocument> attempts) {

  /**
   * One attempt.
   *
   * @param resentAt when somebody asked for it; null when nobody did
   */
  record AttemptDocument(
      int number,
      @Nullable Instant resentAt,
      Instant at,
      @Nullable Integer status,
      @Nullable String failure,
      @Nullable Long latencyMillis,
      @Nullable String answer,
      @Nullable Instant nextAttemptAt) {

    static AttemptDocument of(Attempt attempt) {
      boolean first = attempt.series() == Attempt.FIRST_SERIES;
      return new AttemptDocument(
          attempt.number(),
          first ? null : Instant.ofEpochMilli(attempt.series()),
          attempt.at(),
          attempt.status(),
          attempt.failure(),
          attempt.latencyMillis(),
          attempt.answer(),
          attempt.nextAttemptAt());
    }
  }

  /** One page, newest event first. */
  record Page(List<DeliveryDocument> deliveries, @Nullable String nextPageToken) {

    static Page of(DeliveryPage page, @Nullable String nextPageToken) {
      return new Page(page.deliveries().stream().map(DeliveryDocument::of).toList(), nextPageToken);
    }
  }

  static DeliveryDocument of(Delivery delivery) {
    Message message = delivery.message();
    EndpointId endpoint = message.endpoint();
    List<Attempt> attempts = delivery.attempts();
    return new DeliveryDocument(
        message.id().value(),
        message.event(),
        message.operationId(),
        endpoint.inline() ? null : endpoint.value(),
        message.occurredAt(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        attempts.isEmpty() ? null : attempts.getLast().nextAttemptAt(),
        attempts.stream().map(AttemptDocument::of).toList());
  }
}
