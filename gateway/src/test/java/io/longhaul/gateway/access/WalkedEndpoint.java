package io.longhaul.gateway.access;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.operation.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An endpoint that routes are tried on, with what was said to it. */
record WalkedEndpoint(DeliveryLog log, EndpointId id) {

  static WalkedEndpoint make(Stack stack, Api api) {
    String id =
        api.post("/v1/webhook-endpoints", "{\"url\":\"https://example.com/hooks\"}").text("/id");
    return new WalkedEndpoint(stack.gateway().part(DeliveryLog.class), new EndpointId(id));
  }

  String path() {
    return "/v1/webhook-endpoints/" + id;
  }

  /** The id of a test that was sent to it. */
  String test() {
    return noted(null);
  }

  /** The id of what was said to it about an operation. */
  String about(OperationId operation) {
    return noted(operation.toString());
  }

  private String noted(@Nullable String operation) {
    Instant at = Instant.EPOCH.plusSeconds(1);
    WebhookId webhook =
        WebhookId.of(operation == null ? "test" : operation, id, "operation.failed", at);
    log.note(new Message(webhook, id.tenant(), operation, id, "operation.failed", at, "{}"));
    return webhook.value();
  }
}
