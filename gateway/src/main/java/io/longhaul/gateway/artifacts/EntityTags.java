package io.longhaul.gateway.artifacts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags in conditional requests (RFC 9110, section 13.1). */
public final class EntityTags {

  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  private EntityTags() {}

  /**
   * Whether a list of tags, as in {@code If-None-Match} and {@code If-Match}, names this one.
   *
   * @param header null when the request has none: it then matches nothing
   */
  public static boolean matches(@Nullable String header, String tag) {
    if (header == null) {
      return false;
    }
    if (header.strip().equals("*")) {
      return true;
    }
    Matcher matcher = TAG.matcher(header);
    while (matcher.find()) {
      if (matcher.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
