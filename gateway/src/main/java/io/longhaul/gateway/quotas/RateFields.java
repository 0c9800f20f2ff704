package io.longhaul.gateway.quotas;

import io.longhaul.gateway.quotas.RateLimits.Level;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The fields {@code RateLimit} and {@code RateLimit-Policy} of
 * draft-ietf-httpapi-ratelimit-headers, lists of structured fields (RFC 9651).
 */
final class RateFields {

  private static final String LIMIT = "RateLimit";
  private static final String POLICY = "RateLimit-Policy";

  private RateFields() {}

  static void write(List<Level> levels, BiConsumer<String, String> headers) {
    if (!levels.isEmpty()) {
      headers.accept(
          POLICY,
          levels.stream().map(level -> policy(level.policy())).collect(Collectors.joining(", ")));
      headers.accept(
          LIMIT,
          levels.stream()
              .map(level ->
                  limit(
                      level.policy(),
                      level.remaining(),
                      level.policy().secondsUntilFull(level.remaining())))
              .collect(Collectors.joining(", ")));
    }
  }

  /** For the limit that turned a request away; the time is the one of {@code Retry-After}. */
  static void writeRefusal(RatePolicy policy, long seconds, BiConsumer<String, String> headers) {
    headers.accept(POLICY, policy(policy));
    headers.accept(LIMIT, limit(policy, 0, seconds));
  }

  private static String policy(RatePolicy policy) {
    return '"' + policy.name() + "\";q=" + policy.quota() + ";w=" + policy.window().toSeconds();
  }

  private static String limit(RatePolicy policy, long remaining, long seconds) {
    return '"' + policy.name() + "\";r=" + remaining + ";t=" + seconds;
  }
}
