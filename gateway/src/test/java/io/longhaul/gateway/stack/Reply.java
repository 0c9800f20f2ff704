package io.longhaul.gateway.stack;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record Reply(int status, HttpHeaders headers, byte[] body) {

  /** A header; null when there is none. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The body as JSON. */
  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** A member of the body that is a text. */
  public String text(String pointer) {
    return json().at(pointer).asString("");
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
