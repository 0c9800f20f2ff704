package io.longhaul.workflows.webhooks;

import org.jspecify.annotations.Nullable;

/** What receivers can be told. */
public enum WebhookEvent {
  STARTED("operation.started"),
  /** Off unless asked for, and throttled. */
  PROGRESS("operation.progress"),
  NEEDS_ATTENTION("operation.needs_attention"),
  SUCCEEDED("operation.succeeded"),
  PARTIALLY_SUCCEEDED("operation.partially_succeeded"),
  FAILED("operation.failed"),
  CANCELED("operation.canceled"),
  /** Sent to try an endpoint; never asked for. */
  TEST("webhook.test");

  private final String type;

  WebhookEvent(String type) {
    this.type = type;
  }

  /** The word that stands in requests and payloads. */
  public String type() {
    return type;
  }

  /** The event of a type; null for an unknown one. */
  public static @Nullable WebhookEvent ofType(String type) {
    for (WebhookEvent event : values()) {
      if (event.type.equals(type)) {
        return event;
      }
    }
    return null;
  }
}
