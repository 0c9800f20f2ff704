package io.longhaul.gateway.google;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * {@code google.rpc.ErrorInfo}, which every error has.
 *
 * @param reason a code of the catalogue
 */
record ErrorInfo(
    @JsonProperty("@type") String type,
    String reason,
    String domain,
    Map<String, String> metadata) {

  private static final String TYPE = "type.googleapis.com/google.rpc.ErrorInfo";
  private static final String DOMAIN = "longhaul.io";

  static ErrorInfo of(String reason, Map<String, String> metadata) {
    return new ErrorInfo(TYPE, reason, DOMAIN, metadata);
  }
}
