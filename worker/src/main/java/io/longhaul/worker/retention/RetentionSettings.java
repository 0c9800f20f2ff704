package io.longhaul.worker.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The removal of what has expired.
 *
 * @param interval how often, for all workers together
 */
@ConfigurationProperties("longhaul.retention")
public record RetentionSettings(@DefaultValue("1h") Duration interval) {

  /** Refuses an interval that is none. */
  public RetentionSettings {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "longhaul.retention.interval must be 1s or longer, such as 1h.");
    }
  }
}
