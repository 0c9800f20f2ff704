package io.longhaul.activities.webhooks;

import java.time.Duration;
import java.util.List;

/**
 * When deliveries are tried.
 *
 * @param delays before each attempt, from the end of the one before
 * @param progress between two looks at an operation whose progress is told
 */
public record DeliverySchedule(List<Duration> delays, Duration progress) {

  /** Takes a copy, and refuses a schedule without an attempt. */
  public DeliverySchedule {
    delays = List.copyOf(delays);
    if (delays.isEmpty() || delays.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("A schedule has at least one attempt, and no time before");
    }
  }
}
