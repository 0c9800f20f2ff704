package io.longhaul.workflows.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one argument of every operation's workflow.
 *
 * @param input as the client sent it, valid against the schema of the kind
 * @param origin null for an operation that retries nothing
 * @param callback null when nobody wants to be told; null from older writers
 */
public record OperationRequest(
    String kind,
    String tenant,
    String owner,
    JsonNode input,
    Policy policy,
    @Nullable Origin origin,
    @Nullable Callback callback) {

  /** What to do when a step fails for good. */
  public enum OnFailure {
    /** Wait for a person until the attention deadline. */
    PARK,
    /** End as failed. */
    FAIL
  }

  /**
   * How long to be patient, and with what.
   *
   * @param deadline when the operation gives up and ends as TimedOut; null for never
   * @param attentionPatience how long a parked operation waits for a person
   * @param transientPatience how long a step goes on retrying without advancing
   */
  public record Policy(
      OnFailure onFailure,
      @Nullable Instant deadline,
      Duration attentionPatience,
      Duration transientPatience) {

    /** What applies where neither the request nor the configuration says otherwise. */
    public static final Policy DEFAULT =
        new Policy(OnFailure.PARK, null, Duration.ofHours(72), Duration.ofHours(24));
  }
}
