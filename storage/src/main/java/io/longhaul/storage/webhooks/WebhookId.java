package io.longhaul.storage.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.longhaul.storage.Sha256;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The id of a message, the same over all attempts to deliver it: {@code msg_} and 32 hexadecimal
 * digits. It begins with how long the event is before the end of time, so that listings show the
 * newest first.
 */
public record WebhookId(@JsonValue String value) implements Comparable<WebhookId> {

  private static final String PREFIX = "msg_";
  private static final long END_OF_TIME = (1L << 48) - 1;
  private static final int DIGITS_OF_DIGEST = 20;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is another; {@link #isValid} asks first
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WebhookId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not the id of a message");
    }
  }

  /**
   * The id of what is said about an operation, or to test an endpoint. Follows from its arguments,
   * so that whoever tries again meets the same message.
   *
   * @param about the id of the operation; for a test what tells it from other tests
   */
  public static WebhookId of(String about, EndpointId endpoint, String event, Instant occurredAt) {
    String digest = Sha256.of(about + "\0" + endpoint + "\0" + event + "\0" + occurredAt);
    return new WebhookId(
        "%s%012x%s"
            .formatted(
                PREFIX,
                END_OF_TIME - occurredAt.toEpochMilli(),
                digest.substring(0, DIGITS_OF_DIGEST)));
  }

  /** Whether a text from outside has the form of an id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** When the event occurred, to the millisecond. */
  public Instant occurredAt() {
    int start = PREFIX.length();
    String digits = value.substring(start, value.length() - DIGITS_OF_DIGEST);
    return Instant.ofEpochMilli(END_OF_TIME - Long.parseLong(digits, 16));
  }

  /** Newest first. */
  @Override
  public int compareTo(WebhookId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
