package io.longhaul.worker.webhooks;

import io.longhaul.activities.outbound.OutboundSettings;
import io.longhaul.activities.webhooks.DeliverySchedule;
import io.longhaul.workflows.webhooks.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receivers are told.
 *
 * @param keyFile the keys that secrets of endpoints are sealed with, the same for gateways and
 *     workers, one a line: {@code <id>:<32 bytes in Base64>}; null where no callback is signed
 * @param allowedTargets what may be called although it is not public: names, names with a port,
 *     addresses and networks ({@code 127.0.0.0/8})
 * @param plainHttp whether {@code http} may be called where nothing is allowed explicitly
 * @param ports which ports may be called where nothing is allowed explicitly
 * @param perHost how many calls go to one host at once, over all workers
 * @param deliveries how many calls one worker makes at once
 * @param delays before each attempt, from the end of the one before; ten over three days when none
 *     is given
 * @param progressInterval between two looks at an operation whose progress is told, 10s at least
 * @param sweepInterval how often the engine is looked through for what ended without telling
 */
@ConfigurationProperties("longhaul.webhooks")
public record WebhookSettings(
    @Nullable Path keyFile,
    @DefaultValue Set<String> allowedTargets,
    @DefaultValue("false") boolean plainHttp,
    @DefaultValue({"443", "8443"}) Set<Integer> ports,
    @DefaultValue("8") int perHost,
    @DefaultValue("200") int deliveries,
    @DefaultValue List<Duration> delays,
    @DefaultValue("15s") Duration progressInterval,
    @DefaultValue("1m") Duration sweepInterval) {

  private static final Duration SHORTEST_PROGRESS = Duration.ofSeconds(10);
  private static final int MOST_DELIVERIES = 250;

  /** Refuses what could not work. */
  public WebhookSettings {
    if (perHost < 1 || deliveries < 1 || deliveries > MOST_DELIVERIES) {
      throw new IllegalArgumentException(
          "longhaul.webhooks.per-host must be 1 or more, and deliveries from 1 to 250.");
    }
    if (progressInterval.compareTo(SHORTEST_PROGRESS) < 0) {
      throw new IllegalArgumentException(
          "longhaul.webhooks.progress-interval must be 10s or longer, such as 15s.");
    }
    if (sweepInterval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "longhaul.webhooks.sweep-interval must be 1s or longer, such as 1m.");
    }
    allowedTargets = Set.copyOf(allowedTargets);
    ports = Set.copyOf(ports);
    delays = List.copyOf(delays);
  }

  OutboundSettings outbound() {
    OutboundSettings strict = OutboundSettings.STRICT;
    return new OutboundSettings(
        allowedTargets,
        plainHttp,
        ports,
        strict.resolveTimeout(),
        strict.connectTimeout(),
        strict.callTimeout(),
        strict.answerLimit());
  }

  DeliverySchedule schedule() {
    return new DeliverySchedule(delays.isEmpty() ? Webhooks.SCHEDULE : delays, progressInterval);
  }
}
