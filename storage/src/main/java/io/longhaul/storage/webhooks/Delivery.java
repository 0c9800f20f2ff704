package io.longhaul.storage.webhooks;

import java.util.List;

/**
 * A message, with the attempts to deliver it.
 *
 * @param attempts oldest first
 */
public record Delivery(Message message, List<Attempt> attempts) {

  /** Takes a copy. */
  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** What became of it; one success stands, whatever came after it. */
  public DeliveryState state() {
    if (attempts.stream().anyMatch(Attempt::delivered)) {
      return DeliveryState.DELIVERED;
    }
    return attempts.isEmpty() || attempts.getLast().nextAttemptAt() != null
        ? DeliveryState.PENDING
        : DeliveryState.FAILED;
  }
}
