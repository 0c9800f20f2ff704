package io.longhaul.gateway.quotas;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests are taken in a window. Each limit can be used up in one burst, and comes back
 * evenly over the window; 0 is no limit.
 *
 * @param window in which a limit that was used up has come back
 * @param callerRequests of one caller, all of them
 * @param tenantRequests of one tenant, all of them
 * @param callerSubmissions of one caller that start or retry operations or make uploads
 * @param tenantSubmissions of one tenant that start or retry operations or make uploads
 * @param gateways how many gateways share the limits: each takes its part of them
 */
@ConfigurationProperties("longhaul.rates")
public record RateSettings(
    @DefaultValue("1m") Duration window,
    @DefaultValue("120000") long callerRequests,
    @DefaultValue("600000") long tenantRequests,
    @DefaultValue("6000") long callerSubmissions,
    @DefaultValue("12000") long tenantSubmissions,
    @DefaultValue("1") int gateways) {

  /** Refuses what would let nothing pass. */
  public RateSettings {
    if (window.toSeconds() < 1) {
      throw new IllegalArgumentException("longhaul.rates.window must be 1s or longer.");
    }
    if (gateways < 1) {
      throw new IllegalArgumentException("longhaul.rates.gateways must be 1 or more.");
    }
  }

  /** The part of a limit that this gateway watches over. */
  long share(long limit) {
    return Math.ceilDiv(limit, gateways);
  }
}
