package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads text: kept as it is, or refused for its length or its form. */
final class TextReader implements ValueReader {
  private final Bounds<Integer> length;
  private final int min;
  private final int max;
  private final @Nullable Pattern pattern;

  TextReader(ColumnType.Text type) {
    length = type.length();
    min = length.min() == null ? 0 : length.min();
    max = length.max() == null ? Integer.MAX_VALUE : length.max();
    pattern = type.pattern() == null ? null : Pattern.compile(type.pattern());
  }

  @Override
  public @Nullable String read(String text) {
    return lengthFits(text) && text.indexOf('\0') < 0 && matches(text) ? text : null;
  }

  /** Counts code points only where the number of UTF-16 units leaves the answer open. */
  private boolean lengthFits(String text) {
    int units = text.length();
    if (units <= max && units >= 2L * min) {
      return true;
    }
    int points = text.codePointCount(0, units);
    return points >= min && points <= max;
  }

  private boolean matches(String text) {
    return pattern == null || pattern.matcher(text).matches();
  }

  @Override
  public Rejection explain(String text) {
    int points = text.codePointCount(0, text.length());
    String size = "%d characters long".formatted(points);
    if (points > max) {
      return Rejection.of(FieldErrorCode.FIELD_TOO_LONG, text, size, length.words());
    }
    if (points < min) {
      return Rejection.of(FieldErrorCode.FIELD_TOO_SHORT, text, size, length.words());
    }
    return Rejection.of(
        FieldErrorCode.FIELD_PATTERN_MISMATCH,
        text,
        "not of the required form",
        "the pattern " + pattern);
  }
}
