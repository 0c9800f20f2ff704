package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers of 64 bits: ASCII digits with an optional sign. */
final class IntegerReader implements ValueReader {
  /** Every number of this many digits fits 64 bits. */
  private static final int SAFE_DIGITS = 18;

  private final long min;
  private final long max;

  IntegerReader(ColumnType.IntegerNumber type) {
    Bounds<Long> range = type.range();
    min = range.min() == null ? Long.MIN_VALUE : range.min();
    max = range.max() == null ? Long.MAX_VALUE : range.max();
  }

  @Override
  public @Nullable String read(String text) {
    int start = Digits.afterSign(text);
    if (start == text.length() || !Digits.only(text, start, text.length())) {
      return null;
    }
    int first = Digits.skipZeros(text, start, text.length() - 1);
    int digits = text.length() - first;
    if (digits > SAFE_DIGITS + 1) {
      return null;
    }
    return digits <= SAFE_DIGITS ? inRange(text, value(text, first), first) : slow(text);
  }

  private static long value(String text, int first) {
    long value = 0;
    for (int i = first; i < text.length(); i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return text.charAt(0) == '-' ? -value : value;
  }

  private @Nullable String inRange(String text, long value, int first) {
    if (value < min || value > max) {
      return null;
    }
    boolean canonical = first == (value < 0 ? 1 : 0);
    return canonical ? text : Long.toString(value);
  }

  private @Nullable String slow(String text) {
    try {
      long value = Long.parseLong(text);
      return value < min || value > max ? null : Long.toString(value);
    } catch (NumberFormatException beyond64Bits) {
      return null;
    }
  }

  @Override
  public Rejection explain(String text) {
    int start = Digits.afterSign(text);
    if (start < text.length() && Digits.only(text, start, text.length())) {
      return Rejection.of(
          FieldErrorCode.FIELD_OUT_OF_RANGE, text, "out of range", new Bounds<>(min, max).words());
    }
    return Rejection.of(
        FieldErrorCode.FIELD_NOT_INTEGER, text, "no whole number", "digits with an optional sign");
  }
}
