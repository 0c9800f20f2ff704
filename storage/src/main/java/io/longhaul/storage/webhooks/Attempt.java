package io.longhaul.storage.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One attempt to deliver a message.
 *
 * @param series 0 for what is delivered by itself; for what a person had sent again, the
 *     milliseconds since 1970 at which they asked
 * @param number counted from 1 in its series
 * @param status of the answer; null when there was none
 * @param failure why there was no answer, or why it does not count, in a word; null for a success
 * @param latencyMillis how long it took; null when nothing was sent
 * @param answer the beginning of its body; null when there was none
 * @param nextAttemptAt null when none follows
 */
public record Attempt(
    long series,
    int number,
    Instant at,
    @Nullable Integer status,
    @Nullable String failure,
    @Nullable Long latencyMillis,
    @Nullable String answer,
    @Nullable Instant nextAttemptAt) {

  /** Of what is delivered by itself. */
  public static final long FIRST_SERIES = 0;

  private static final int LONGEST_ANSWER = 1024;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Keeps no more of the answer than 1,024 characters. */
  public Attempt {
    if (answer != null && answer.length() > LONGEST_ANSWER) {
      answer = answer.substring(0, LONGEST_ANSWER);
    }
  }

  /** Whether the receiver has taken the message. */
  public boolean delivered() {
    return failure == null && status != null && status / 100 == 2;
  }

  static Attempt parse(byte[] json) {
    return JSON.readValue(json, Attempt.class);
  }

  byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }
}
