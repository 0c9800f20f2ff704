package io.longhaul.gateway.following;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait} in the headers {@code Prefer} of a request (RFC 7240). */
public final class WaitPreference {

  private static final long LONGEST_SECONDS = 60;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
  private static final String PARAMETERS =
      "(?:\\s*;\\s*(?:" + TOKEN + "(?:\\s*=\\s*" + VALUE + ")?)?)*+";
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "[\\s,]*(" + TOKEN + ")(?:\\s*=\\s*(" + VALUE + "))?" + PARAMETERS + "\\s*(?:,|$)");
  private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,9})\"?");

  private WaitPreference() {}

  /** How long the client would wait, up to a minute; null when it does not say so. */
  public static @Nullable Duration of(HttpServletRequest request) {
    return parse(String.join(",", Collections.list(request.getHeaders("Prefer"))));
  }

  // Of several the first counts, and what cannot be understood is as if it were not there.
  static @Nullable Duration parse(String header) {
    Matcher preferences = PREFERENCE.matcher(header);
    int from = 0;
    while (from < header.length() && preferences.find(from) && preferences.start() == from) {
      if (preferences.group(1).equalsIgnoreCase("wait")) {
        return seconds(preferences.group(2));
      }
      from = preferences.end();
    }
    return null;
  }

  private static @Nullable Duration seconds(@Nullable String value) {
    Matcher seconds = SECONDS.matcher(value == null ? "" : value);
    return seconds.matches()
        ? Duration.ofSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(seconds.group(1))))
        : null;
  }
}
