package io.longhaul.client;

import java.util.UUID;
import java.util.regex.Pattern;

/** The name that a caller gives to what it asks for, so that asking twice does it once. */
public final class IdempotencyKey {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private IdempotencyKey() {}

  /** A new one that nobody else has; the right choice wherever it can be kept until the answer. */
  public static String random() {
    return UUID.randomUUID().toString();
  }

  /** Whether the text may be a key: letters, digits, {@code . _ -}, 1 to 128 of them. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  static String require(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "Not an idempotency key: '" + text + "'. Allowed: 1 to 128 of A-Z a-z 0-9 . _ -");
    }
    return text;
  }

  /** The key as the header carries it: a string of structured fields (RFC 9651). */
  static String field(String key) {
    return '"' + key + '"';
  }
}
