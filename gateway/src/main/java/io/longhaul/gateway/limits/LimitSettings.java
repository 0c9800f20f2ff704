package io.longhaul.gateway.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a single request and a single address may take up.
 *
 * @param headerSize of all headers of a request together, 60KB at most
 * @param addressLength of the path and the query, in characters
 * @param headerTimeout for all headers of a request from their first byte, or from the opening of
 *     the connection; one that still lacks some then is closed
 * @param receiveTimeout for the whole body of a request, but for files; what has not come by then
 *     is given up
 * @param connectionsPerAddress at a time; trusted proxies have no limit; 0 is none
 */
@ConfigurationProperties("longhaul.limits")
public record LimitSettings(
    @DefaultValue("16KB") DataSize headerSize,
    @DefaultValue("8192") int addressLength,
    @DefaultValue("30s") Duration headerTimeout,
    @DefaultValue("30s") Duration receiveTimeout,
    @DefaultValue("15000") int connectionsPerAddress) {

  // Tomcat's own limit, set in application.yaml, answers without a problem document.
  private static final DataSize MOST = DataSize.ofKilobytes(60);

  /** Refuses limits that would let nothing through, or that would never be met. */
  public LimitSettings {
    if (headerSize.compareTo(MOST) > 0 || headerSize.toBytes() < 1) {
      throw new IllegalArgumentException("longhaul.limits.header-size must be 1B to 60KB.");
    }
    if (addressLength < 1 || addressLength > MOST.toBytes()) {
      throw new IllegalArgumentException("longhaul.limits.address-length must be 1 to 61440.");
    }
    if (!headerTimeout.isPositive() || !receiveTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "longhaul.limits.header-timeout and receive-timeout must be longer than 0, such as 30s.");
    }
  }
}
