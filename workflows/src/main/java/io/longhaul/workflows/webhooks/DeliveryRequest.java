package io.longhaul.workflows.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of a delivery.
 *
 * @param webhookId the same over all attempts and resends; without a dot, which the signature needs
 * @param endpoint the id of the receiver
 * @param subject what it is about; null for a test
 * @param occurredAt when what is told happened
 * @param resend names a repetition that somebody asked for; null for the first delivery
 */
public record DeliveryRequest(
    String webhookId,
    String endpoint,
    Occasion occasion,
    @Nullable Subject subject,
    Instant occurredAt,
    @Nullable String resend) {

  private static final String WORKFLOW = "longhaul-webhook:";

  /** One run of one operation. */
  public record Subject(String operationId, String runId) {}

  /**
   * What is told of an operation, under an id that follows from its run and the occasion.
   *
   * @param ordinal tells the parks of a run apart, from 1; 0 for what happens once
   */
  public static DeliveryRequest of(
      Subject subject, String endpoint, Occasion occasion, int ordinal, Instant occurredAt) {
    String webhookId =
        "msg_"
            + subject.runId().replace("-", "")
            + "_"
            + occasion.word()
            + (ordinal == 0 ? "" : Integer.toString(ordinal));
    return new DeliveryRequest(webhookId, endpoint, occasion, subject, occurredAt, null);
  }

  /**
   * A try of an endpoint.
   *
   * @param token letters and digits that nobody has used
   */
  public static DeliveryRequest test(String endpoint, String token, Instant at) {
    return new DeliveryRequest(
        "msg_" + token + "_" + Occasion.TEST.word(), endpoint, Occasion.TEST, null, at, null);
  }

  /**
   * The same message once more.
   *
   * @param name letters and digits that no other resend of this message has
   */
  public DeliveryRequest again(String name) {
    return new DeliveryRequest(webhookId, endpoint, occasion, subject, occurredAt, name);
  }

  /**
   * The id of its workflow: never that of an operation, and the same for the same message, so that
   * a second start is refused.
   */
  public String workflowId() {
    return WORKFLOW + webhookId + (resend == null ? "" : ":" + resend);
  }
}
