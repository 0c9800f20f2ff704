package io.longhaul.storage.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody asked to be sent.
 *
 * @param what tells it from other requests under the same key
 * @param at when they asked for it first
 * @param message which message; null for all that failed
 */
public record Asked(String what, Instant at, @Nullable WebhookId message) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * What came of asking for all that failed.
   *
   * @param started how many messages are sent again
   * @param complete whether these are all
   */
  public record Outcome(int started, boolean complete) {

    static Outcome parse(byte[] json) {
      return JSON.readValue(json, Outcome.class);
    }

    byte[] toJson() {
      return JSON.writeValueAsBytes(this);
    }
  }

  static Asked parse(byte[] json) {
    return JSON.readValue(json, Asked.class);
  }

  byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }
}
