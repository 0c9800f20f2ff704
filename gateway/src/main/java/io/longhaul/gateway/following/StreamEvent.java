package io.longhaul.gateway.following;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param id what a client shows when it comes back; null for what it need not remember
 * @param name null for an ordinary message
 * @param data null for a comment that says no more than the name
 * @param last whether the stream ends with it
 */
public record StreamEvent(
    @Nullable String id, @Nullable String name, @Nullable String data, boolean last) {

  /** Ends a stream without a word to remember. */
  public static final StreamEvent END = new StreamEvent(null, null, null, true);

  /** A comment. */
  public static final StreamEvent NOTHING = new StreamEvent(null, "nothing", null, false);

  static final StreamEvent OPENING = new StreamEvent(null, "open", null, false);
  static final StreamEvent KEEP_ALIVE = new StreamEvent(null, "keep-alive", null, false);

  // Scattered, so that those whom one gateway sends away do not come to the next one all at once.
  private static final long SHORTEST_RETRY_MILLIS = 1000;
  private static final long LONGEST_RETRY_MILLIS = 3000;

  /** An event that browsers hand to {@code onmessage}. */
  public static StreamEvent message(String id, String data, boolean last) {
    return new StreamEvent(id, null, data, last);
  }

  /** An event with a name of its own. */
  public static StreamEvent named(String name, String data, boolean last) {
    return new StreamEvent(null, name, data, last);
  }

  /** What is sent (HTML Living Standard, section 9.2.6). */
  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    if (data == null) {
      text.append(':').append(name == null ? "end" : name).append('\n');
      if (equals(OPENING)) {
        field(text, "retry", Long.toString(retryMillis()));
      }
    } else {
      field(text, "id", id);
      field(text, "event", name);
      data.lines().forEach(line -> field(text, "data", line));
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void field(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(name).append(':').append(value).append('\n');
    }
  }

  private static long retryMillis() {
    return ThreadLocalRandom.current().nextLong(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS);
  }
}
