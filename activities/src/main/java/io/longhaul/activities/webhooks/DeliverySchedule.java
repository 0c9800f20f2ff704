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

  /** Ten attempts over three days, as Standard Webhooks has them. */
  public static final List<Duration> STANDARD =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Takes a copy, and refuses a schedule without an attempt. */
  public DeliverySchedule {
    delays = List.copyOf(delays);
    if (delays.isEmpty() || delays.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("A schedule has at least one attempt, and no time before");
    }
  }
}
