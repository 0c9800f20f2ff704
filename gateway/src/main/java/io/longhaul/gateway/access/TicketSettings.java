package io.longhaul.gateway.access;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tickets that open one stream of events.
 *
 * @param keyFile the keys that all gateways share, one a line of 32 characters or more; the first
 *     signs, all are accepted. Null for a key of this gateway alone
 * @param life how long a ticket is good
 */
@ConfigurationProperties("longhaul.tickets")
public record TicketSettings(@Nullable Path keyFile, @DefaultValue("5m") Duration life) {

  /** Refuses a life that is none. */
  public TicketSettings {
    if (!life.isPositive()) {
      throw new IllegalArgumentException(
          "longhaul.tickets.life must be longer than 0, such as 5m.");
    }
  }
}
