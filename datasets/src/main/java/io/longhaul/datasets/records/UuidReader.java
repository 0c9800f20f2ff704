package io.longhaul.datasets.records;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads UUIDs of 8-4-4-4-12 hexadecimal digits, either case. */
final class UuidReader implements ValueReader {
  private static final int LENGTH = 36;

  @Override
  public @Nullable String read(String text) {
    if (text.length() != LENGTH) {
      return null;
    }
    boolean upper = false;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHexadecimal(c)) {
        return null;
      }
      upper |= c >= 'A' && c <= 'F';
    }
    return upper ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static boolean isHexadecimal(char c) {
    return Digits.is(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  @Override
  public Rejection explain(String text) {
    return Rejection.of(
        FieldErrorCode.FIELD_NOT_UUID,
        text,
        "no UUID",
        "the form 123e4567-e89b-12d3-a456-426614174000");
  }
}
