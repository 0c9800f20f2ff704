package io.longhaul.activities.webhooks;

import java.time.Duration;

/** Counts what becomes of deliveries. Thread-safe. */
public interface DeliveryMeter {

  /** An attempt: {@code delivered}, or the word that the ledger has for its failure. */
  void attempted(String outcome, Duration latency);

  /** A delivery came to its end. */
  void ended(String end);
}
