package io.longhaul.gateway.uploads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken in.
 *
 * @param maxSize of one file
 * @param tenantLimit what the uploads of one tenant may come to, complete or not
 * @param sweepInterval how often what has expired is removed
 */
@ConfigurationProperties("longhaul.uploads")
public record UploadSettings(
    @DefaultValue("20GB") DataSize maxSize,
    @DefaultValue("1TB") DataSize tenantLimit,
    @DefaultValue("1h") Duration sweepInterval) {

  /** Refuses an interval that is none. */
  public UploadSettings {
    if (!sweepInterval.isPositive()) {
      throw new IllegalArgumentException(
          "longhaul.uploads.sweep-interval must be longer than 0, such as 1h.");
    }
  }
}
