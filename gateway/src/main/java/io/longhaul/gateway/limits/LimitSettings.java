package io.longhaul.gateway.limits;

import java.time.Duration;
import java.util.List;
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
 * @param requests that are answered at a time, three quarters of which may be waits; others wait
 *     unread; 0 is as many as a quarter of the heap has room for, about 360 with 256 MB
 * @param placeTimeout for a place among those requests; what has found none by then is refused
 */
@ConfigurationProperties("longhaul.limits")
public record LimitSettings(
    @DefaultValue("16KB") DataSize headerSize,
    @DefaultValue("8192") int addressLength,
    @DefaultValue("30s") Duration headerTimeout,
    @DefaultValue("30s") Duration receiveTimeout,
    @DefaultValue("15000") int connectionsPerAddress,
    @DefaultValue("0") int requests,
    @DefaultValue("30s") Duration placeTimeout) {

  private static final DataSize MOST = DataSize.ofKilobytes(60);

  // What is this much longer is refused by Tomcat, which keeps a buffer of that size for a request.
  private static final DataSize BEYOND = DataSize.ofKilobytes(16);

  // Tomcat's buffers and all objects of a request, by the live heap of 5,000 that waited.
  private static final DataSize OF_A_REQUEST = DataSize.ofKilobytes(180);
  private static final int FEWEST = 50;

  /** Refuses limits that would let nothing through, or that would never be met. */
  public LimitSettings {
    if (headerSize.compareTo(MOST) > 0 || headerSize.toBytes() < 1) {
      throw new IllegalArgumentException("longhaul.limits.header-size must be 1B to 60KB.");
    }
    if (addressLength < 1 || addressLength > MOST.toBytes()) {
      throw new IllegalArgumentException("longhaul.limits.address-length must be 1 to 61440.");
    }
    if (requests < 0 || connectionsPerAddress < 0) {
      throw new IllegalArgumentException(
          "longhaul.limits.requests and connections-per-address must be 0 or more.");
    }
    for (Duration timeout : List.of(headerTimeout, receiveTimeout, placeTimeout)) {
      if (!timeout.isPositive()) {
        throw new IllegalArgumentException(
            "longhaul.limits.header-timeout, receive-timeout and place-timeout must be longer than"
                + " 0, such as 30s.");
      }
    }
  }

  DataSize mostHeaders() {
    return DataSize.ofBytes(headerSize.toBytes() + BEYOND.toBytes());
  }

  /** How many requests are answered at a time. */
  int requestsAtOnce() {
    long fit = Runtime.getRuntime().maxMemory() / 4 / OF_A_REQUEST.toBytes();
    return requests > 0 ? requests : Math.clamp(fit, FEWEST, Integer.MAX_VALUE);
  }

  /** How many of them may wait for something to happen. */
  public int waitsAtOnce() {
    return Math.ceilDiv(requestsAtOnce() * 3, 4);
  }
}
