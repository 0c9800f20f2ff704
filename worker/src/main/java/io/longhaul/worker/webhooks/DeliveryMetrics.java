package io.longhaul.worker.webhooks;

import io.longhaul.activities.webhooks.DeliveryMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Deliveries as metrics: {@code longhaul.webhook.attempts} with how long calls took, by outcome,
 * and {@code longhaul.webhook.deliveries} by their end.
 */
final class DeliveryMetrics implements DeliveryMeter {

  private final MeterRegistry metrics;

  DeliveryMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void attempted(String outcome, Duration latency) {
    Timer.builder("longhaul.webhook.attempts")
        .description("Calls of receivers")
        .tag("outcome", outcome)
        .register(metrics)
        .record(latency);
  }

  @Override
  public void ended(String end) {
    Counter.builder("longhaul.webhook.deliveries")
        .description("Deliveries that came to their end")
        .tag("end", end)
        .register(metrics)
        .increment();
  }
}
