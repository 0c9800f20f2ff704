package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType.DecimalNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimal numbers exactly: digits, a point, no grouping, no NaN or infinity; the digits after
 * the point are kept.
 */
final class DecimalReader implements ValueReader {
  /** What numeric takes before and after the point (PostgreSQL, table 8.2). */
  private static final int MAX_WHOLE = 131_072;

  private static final int MAX_FRACTION = 16_383;

  /**
   * Powers of ten that a double can have; beyond, a few characters would ask for megabytes of
   * digits.
   */
  private static final int MAX_EXPONENT = 400;

  private final DecimalNumber type;
  private final Bounds<BigDecimal> range;
  private final int maxWhole;
  private final int maxFraction;

  DecimalReader(DecimalNumber type) {
    this.type = type;
    range = type.range();
    DecimalNumber.Size size = type.size();
    maxWhole = size == null ? MAX_WHOLE : size.precision() - size.scale();
    maxFraction = size == null ? MAX_FRACTION : size.scale();
  }

  @Override
  public @Nullable String read(String text) {
    String plain = plain(text);
    return plain != null && sizeFits(plain) && rangeFits(plain) ? plain : null;
  }

  private @Nullable String plain(String text) {
    int start = Digits.afterSign(text);
    int point = Digits.end(text, start);
    boolean pointed = point < text.length() && text.charAt(point) == '.';
    int end = pointed ? Digits.end(text, point + 1) : point;
    int digits = end - start - (pointed ? 1 : 0);
    if (digits == 0) {
      return null;
    }
    if (end < text.length()) {
      return type.exponent() ? expanded(text, end) : null;
    }
    return canonical(text, start, point);
  }

  /** Without plus sign, leading zeros or a bare point, and without the sign of a negative zero. */
  private static String canonical(String text, int start, int point) {
    int first = Digits.skipZeros(text, start, point - 1);
    String fraction = point + 1 < text.length() ? text.substring(point) : "";
    boolean tidy =
        first == start && point > start && (fraction.isEmpty() == (point == text.length()));
    boolean negative = text.charAt(0) == '-' && !onlyZeros(text, start);
    if (tidy && (start == 0 || negative)) {
      return text;
    }
    return (negative ? "-" : "") + (point > first ? text.substring(first, point) : "0") + fraction;
  }

  private static boolean onlyZeros(String text, int start) {
    return text.chars().skip(start).allMatch(c -> c == '0' || c == '.');
  }

  private static @Nullable String expanded(String text, int end) {
    int exponentStart = end + 1;
    if ((text.charAt(end) | 0x20) != 'e' || exponentStart >= text.length()) {
      return null;
    }
    char sign = text.charAt(exponentStart);
    int digits = sign == '-' || sign == '+' ? exponentStart + 1 : exponentStart;
    int exponent =
        digits < text.length() && text.length() - digits <= 4
            ? Digits.number(text, digits, text.length())
            : -1;
    if (exponent < 0 || exponent > MAX_EXPONENT) {
      return null;
    }
    String plain = new BigDecimal(text).toPlainString();
    return canonical(plain, Digits.afterSign(plain), Digits.end(plain, Digits.afterSign(plain)));
  }

  private boolean sizeFits(String plain) {
    int start = Digits.afterSign(plain);
    int point = Digits.end(plain, start);
    int whole = point - Digits.skipZeros(plain, start, point);
    return whole <= maxWhole
        && (plain.length() - point - 1 <= maxFraction || fractionFits(plain, point));
  }

  /** Zeros at the end do not count: PostgreSQL drops them without changing the value. */
  private boolean fractionFits(String plain, int point) {
    int end = plain.length();
    while (plain.charAt(end - 1) == '0') {
      end--;
    }
    return end - point - 1 <= maxFraction && plain.length() - point - 1 <= MAX_FRACTION;
  }

  private boolean rangeFits(String plain) {
    return range.isNone() || range.contains(new BigDecimal(plain));
  }

  @Override
  public String keyPart(String value) {
    int point = value.indexOf('.');
    if (point < 0) {
      return value;
    }
    int end = value.length();
    while (value.charAt(end - 1) == '0') {
      end--;
    }
    return value.substring(0, end - 1 == point ? point : end);
  }

  @Override
  public Rejection explain(String text) {
    String plain = plain(text);
    if (plain == null) {
      return Rejection.of(FieldErrorCode.FIELD_NOT_DECIMAL, text, "no decimal number", syntax());
    }
    if (!sizeFits(plain)) {
      return Rejection.of(
          FieldErrorCode.FIELD_OUT_OF_RANGE,
          text,
          "too long a number",
          "%d digits before the point and %d after it".formatted(maxWhole, maxFraction));
    }
    return Rejection.of(FieldErrorCode.FIELD_OUT_OF_RANGE, text, "out of range", range.words());
  }

  private String syntax() {
    return "digits with an optional sign and a decimal point, "
        + (type.exponent() ? "an exponent up to " + MAX_EXPONENT : "no exponent")
        + ", no separators of thousands";
  }
}
