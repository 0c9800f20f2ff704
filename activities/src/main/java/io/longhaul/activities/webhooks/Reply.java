package io.longhaul.activities.webhooks;

import io.longhaul.activities.outbound.OutboundAnswer;
import io.longhaul.storage.webhooks.Attempt;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt came to.
 *
 * @param at when it was sent
 * @param status null when there was no answer
 * @param failure in a word; null when the receiver has taken the message
 * @param latency zero when nothing was sent
 * @param body its beginning; null when there was no answer
 * @param retryAfter what the receiver asked for; null when it did not
 */
record Reply(
    Instant at,
    @Nullable Integer status,
    @Nullable String failure,
    Duration latency,
    @Nullable String body,
    @Nullable Duration retryAfter) {

  static final String GONE = "gone";

  private static final String TIMEOUT = "timeout";
  private static final int MOST_CHARACTERS = 1024;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
  private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);

  static Reply of(OutboundAnswer answer, Instant at) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return new Reply(
        at,
        answer.status(),
        failure(answer.status()),
        answer.latency(),
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text,
        RetryAfter.parse(answer.headers().get("retry-after"), at));
  }

  static Reply none(String failure, Instant at, @Nullable Duration latency) {
    return new Reply(at, null, failure, latency == null ? Duration.ZERO : latency, null, null);
  }

  /** The word for a call without an answer. */
  static String word(IOException failure) {
    return switch (failure) {
      case ConnectException _, NoRouteToHostException _, UnknownHostException _ -> "no-connection";
      case SSLException _ -> "tls";
      case InterruptedIOException _ -> TIMEOUT;
      default -> "broken-connection";
    };
  }

  boolean isGone() {
    return GONE.equals(failure);
  }

  /** Whether no further attempt makes sense. */
  boolean isFinal() {
    return failure == null || isGone();
  }

  /** Whether the host has more to do than it can. */
  boolean isSlow() {
    return TIMEOUT.equals(failure) || (status != null && OVERLOADED.contains(status));
  }

  /** For counting. */
  String outcome() {
    return failure == null ? "delivered" : failure;
  }

  /** What is planned, or longer if the receiver asked for that, though never for ever. */
  @Nullable Duration pause(@Nullable Duration planned) {
    Duration asked = retryAfter;
    if (planned == null || asked == null || asked.compareTo(planned) <= 0) {
      return planned;
    }
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  Attempt attempt(Slot slot, @Nullable Duration pause) {
    return new Attempt(
        slot.series(),
        slot.number(),
        at,
        status,
        failure,
        latency.isZero() ? null : latency.toMillis(),
        body,
        pause == null ? null : at.plus(pause));
  }

  private static @Nullable String failure(int status) {
    return switch (status / 100) {
      case 2 -> null;
      case 3 -> "redirect";
      default -> status == 410 ? GONE : "status";
    };
  }
}
