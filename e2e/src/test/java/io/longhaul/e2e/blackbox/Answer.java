package io.longhaul.e2e.blackbox;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response. */
public record Answer(HttpResponse<byte[]> response) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The status code. */
  public int status() {
    return response.statusCode();
  }

  /** A header; empty when it is not there. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The body as text. */
  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node when there is none. */
  public JsonNode json() {
    return response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body());
  }

  @Override
  public String toString() {
    return status() + " " + text();
  }
}
