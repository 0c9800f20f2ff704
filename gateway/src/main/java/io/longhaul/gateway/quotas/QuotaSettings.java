package io.longhaul.gateway.quotas;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a tenant may have under way.
 *
 * @param unfinishedOperations of one tenant at a time; 0 is no limit
 * @param countInterval how long a count of them is good for
 */
@ConfigurationProperties("longhaul.quotas")
public record QuotaSettings(
    @DefaultValue("10000") long unfinishedOperations, @DefaultValue("5s") Duration countInterval) {

  /** Refuses an interval that is none. */
  public QuotaSettings {
    if (!countInterval.isPositive()) {
      throw new IllegalArgumentException(
          "longhaul.quotas.count-interval must be longer than 0, such as 5s.");
    }
  }
}
