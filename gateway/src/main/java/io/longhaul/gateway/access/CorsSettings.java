package io.longhaul.gateway.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of other origins may call the gateway from a browser.
 *
 * @param origins such as {@code https://app.example}, or {@code *} for all; none unless configured
 * @param maxAge how long a browser may remember the answer
 */
@ConfigurationProperties("longhaul.cors")
public record CorsSettings(
    @DefaultValue({}) List<String> origins, @DefaultValue("1h") Duration maxAge) {

  /** Takes a copy. */
  public CorsSettings {
    origins = List.copyOf(origins);
  }
}
