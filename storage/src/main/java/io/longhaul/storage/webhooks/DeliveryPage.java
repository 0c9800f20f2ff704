package io.longhaul.storage.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries, newest event first.
 *
 * @param next where the next page goes on; null on the last
 */
public record DeliveryPage(List<Delivery> deliveries, @Nullable WebhookId next) {

  /** Takes a copy. */
  public DeliveryPage {
    deliveries = List.copyOf(deliveries);
  }
}
