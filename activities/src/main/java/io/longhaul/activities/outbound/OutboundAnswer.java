package io.longhaul.activities.outbound;

import java.time.Duration;
import java.util.Map;

/**
 * What was answered.
 *
 * @param headers with names in lower case; of those that are there twice the first
 * @param body as much of it as was read
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record OutboundAnswer(
    int status, Map<String, String> headers, byte[] body, Duration latency) {

  /** Takes a copy of the headers. */
  public OutboundAnswer {
    headers = Map.copyOf(headers);
  }
}
