package io.longhaul.activities.outbound;

import java.util.Map;

/**
 * A POST to an address that a client has named.
 *
 * @param headers with the content type among them
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record OutboundRequest(String url, Map<String, String> headers, byte[] body) {

  /** Takes a copy of the headers. */
  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  // URL and headers may hold secrets.
  @Override
  public String toString() {
    return "OutboundRequest[" + body.length + " bytes]";
  }
}
