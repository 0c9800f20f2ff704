package io.longhaul.workflows.webhooks;

import java.time.Instant;

/**
 * What a receiver gets, in the form of Standard Webhooks; less than 20 kB of JSON.
 *
 * @param type such as {@code operation.succeeded}, or {@link #TEST}
 * @param timestamp when it happened
 * @param data an {@link OperationData}, or a {@link TestData}
 */
public record WebhookPayload(String type, Instant timestamp, Object data) {

  /** The type of what is sent to try an endpoint. */
  public static final String TEST = "webhook.test";

  /** What a try of an endpoint says. */
  public record TestData(String endpoint, String message) {}
}
