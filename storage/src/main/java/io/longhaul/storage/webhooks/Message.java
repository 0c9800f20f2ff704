package io.longhaul.storage.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be said to an endpoint. Written before the first attempt, and never changed.
 *
 * @param operationId which it is about; null for a test of the endpoint
 * @param event its type, such as {@code operation.succeeded}
 * @param payload the text whose bytes in UTF-8 are sent, and sent again
 */
public record Message(
    WebhookId id,
    String tenant,
    @Nullable String operationId,
    EndpointId endpoint,
    String event,
    Instant occurredAt,
    String payload) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Its name. */
  public MessageRef ref() {
    return new MessageRef(tenant, operationId, endpoint, id);
  }

  static Message parse(byte[] json) {
    return JSON.readValue(json, Message.class);
  }

  byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }

  @Override
  public String toString() {
    return "Message[" + id + ", " + event + "]";
  }
}
