package io.longhaul.workflows.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of a delivery.
 *
 * @param endpoint the id of the receiver
 * @param operationId which operation it is about; null for a test
 * @param runId which run of it; null for a test, and for what is sent again
 * @param ordinal tells the parks of a run apart, from 1; 0 for what happens once
 * @param occurredAt when what is told happened
 * @param message the id of the message where somebody has given it one; null where it follows from
 *     the rest
 * @param series 0 for what is delivered by itself; for what is sent again, the milliseconds since
 *     1970 at which somebody asked for that
 */
public record DeliveryRequest(
    String tenant,
    String endpoint,
    Occasion occasion,
    @Nullable String operationId,
    @Nullable String runId,
    int ordinal,
    Instant occurredAt,
    @Nullable String message,
    long series) {

  private static final String WORKFLOW = "longhaul-webhook:";

  /** One run of one operation. */
  public record Subject(String operationId, String runId) {}

  /** Who is told. */
  public record Receiver(String tenant, String endpoint) {}

  /** What is told of an operation by itself. */
  public static DeliveryRequest of(
      Receiver receiver, Subject subject, Occasion occasion, int ordinal, Instant occurredAt) {
    return new DeliveryRequest(
        receiver.tenant(),
        receiver.endpoint(),
        occasion,
        subject.operationId(),
        subject.runId(),
        ordinal,
        occurredAt,
        null,
        0);
  }

  /** A test of an endpoint, under the id of a message that nobody has used. */
  public static DeliveryRequest test(Receiver receiver, String message, Instant at) {
    return new DeliveryRequest(
        receiver.tenant(), receiver.endpoint(), Occasion.TEST, null, null, 0, at, message, 0);
  }

  /**
   * A message that was composed before, sent again in a series of attempts of its own.
   *
   * @param operationId null for a test
   * @param asked when somebody asked for it
   */
  public static DeliveryRequest again(
      Receiver receiver, @Nullable String operationId, String message, Instant asked) {
    return new DeliveryRequest(
        receiver.tenant(),
        receiver.endpoint(),
        Occasion.AGAIN,
        operationId,
        null,
        0,
        asked,
        message,
        asked.toEpochMilli());
  }

  /**
   * The id of its workflow: never that of an operation, and the same for the same delivery, so that
   * a second start is refused.
   */
  public String workflowId() {
    return message == null
        ? WORKFLOW + runId + ":" + occasion.word() + (ordinal == 0 ? "" : Integer.toString(ordinal))
        : WORKFLOW + message + (series == 0 ? "" : ":" + series);
  }
}
