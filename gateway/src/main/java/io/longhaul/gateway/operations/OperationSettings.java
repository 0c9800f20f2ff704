package io.longhaul.gateway.operations;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How operations are taken in and kept.
 *
 * @param retention how long a record is kept after the end, in whole days; the namespace of the
 *     engine must keep two days more
 * @param attentionPatience how long a parked operation waits for a person
 * @param transientPatience how long a step goes on retrying without advancing
 * @param longestTimeout the most that a request may ask for as its timeout, and how far ahead it
 *     may be scheduled
 * @param bodyLimit of a request with JSON
 * @param inputLimit of the input within it; what is larger belongs into an upload
 * @param baseUrl what absolute links begin with, for gateways behind a proxy; null for what each
 *     request was sent to
 */
@ConfigurationProperties("longhaul.operations")
public record OperationSettings(
    @DefaultValue("30d") Duration retention,
    @DefaultValue("72h") Duration attentionPatience,
    @DefaultValue("24h") Duration transientPatience,
    @DefaultValue("365d") Duration longestTimeout,
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("60KB") DataSize inputLimit,
    @Nullable URI baseUrl) {

  /** Refuses a retention that would come to no day at all. */
  public OperationSettings {
    if (retention.toDays() < 1) {
      throw new IllegalArgumentException("longhaul.operations.retention must be 1d or longer.");
    }
  }
}
