package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType.Date;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads days of the years 0001 to 9999 by patterns, strictly: February 30 is refused. */
final class DateReader implements ValueReader {
  private final List<DatePattern> patterns;
  private final List<String> written;
  private final Bounds<LocalDate> range;
  private final boolean isoFirst;
  private final RecentTexts recent = new RecentTexts();

  DateReader(Date type) {
    written = type.patterns();
    patterns = written.stream().map(each -> DatePattern.ofDate(each, written.size() == 1)).toList();
    range = type.range();
    isoFirst = written.getFirst().equals(Date.ISO) && range.isNone();
  }

  @Override
  public @Nullable String read(String text) {
    if (isoFirst && IsoTimestamps.isDate(text)) {
      return text;
    }
    String known = recent.find(text);
    if (known != null) {
      return known;
    }
    LocalDate date = date(text);
    if (date == null || !range.contains(date)) {
      return null;
    }
    String value = date.toString();
    recent.keep(text, value);
    return value;
  }

  private @Nullable LocalDate date(String text) {
    for (DatePattern pattern : patterns) {
      LocalDate date = pattern.date(text);
      if (date != null && date.getYear() >= 1 && date.getYear() <= 9999) {
        return date;
      }
    }
    return null;
  }

  @Override
  public Rejection explain(String text) {
    if (date(text) != null) {
      return Rejection.of(FieldErrorCode.FIELD_OUT_OF_RANGE, text, "out of range", range.words());
    }
    return Rejection.of(
        FieldErrorCode.FIELD_NOT_DATE,
        text,
        "no date",
        "days of the calendar, years 0001 to 9999, written as " + String.join(" or ", written));
  }
}
