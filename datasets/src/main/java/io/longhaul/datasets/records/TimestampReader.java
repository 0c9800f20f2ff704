package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time, puts them into UTC and drops what is finer than a microsecond, which
 * PostgreSQL cannot keep.
 */
final class TimestampReader implements ValueReader {
  private final List<String> written;
  private final List<Form> forms = new ArrayList<>();
  private final ZoneId zone;
  private final Bounds<Instant> range;
  private final RecentTexts recent = new RecentTexts();

  /** One way to write a point in time: its UTC date and time, or {@code null}. */
  private interface Form {
    @Nullable LocalDateTime read(String text, ZoneId zone);
  }

  TimestampReader(Timestamp type) {
    written = type.patterns();
    zone = type.zone().getRules().isFixedOffset() ? type.zone().normalized() : type.zone();
    range = type.range();
    written.forEach(pattern -> forms.add(form(pattern, written.size() == 1)));
  }

  private static Form form(String pattern, boolean alone) {
    if (pattern.equals(Timestamp.ISO)) {
      return IsoTimestamps::parse;
    }
    DatePattern compiled = DatePattern.ofTimestamp(pattern, alone);
    return (text, zone) -> {
      Instant instant = compiled.instant(text, zone);
      return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    };
  }

  @Override
  public @Nullable String read(String text) {
    String known = recent.find(text);
    if (known != null) {
      return known;
    }
    LocalDateTime time = time(text);
    if (time == null || !rangeFits(time)) {
      return null;
    }
    String value = IsoTimestamps.format(time);
    recent.keep(text, value);
    return value;
  }

  private boolean rangeFits(LocalDateTime time) {
    return range.isNone() || range.contains(time.toInstant(ZoneOffset.UTC));
  }

  private @Nullable LocalDateTime time(String text) {
    for (Form form : forms) {
      LocalDateTime time = form.read(text, zone);
      if (time != null && time.getYear() >= 1 && time.getYear() <= 9999) {
        return time;
      }
    }
    return null;
  }

  @Override
  public Rejection explain(String text) {
    if (time(text) != null) {
      return Rejection.of(FieldErrorCode.FIELD_OUT_OF_RANGE, text, "out of range", range.words());
    }
    return Rejection.of(
        FieldErrorCode.FIELD_NOT_TIMESTAMP,
        text,
        "no point in time",
        "times that the zone %s has, years 0001 to 9999, written as %s".formatted(zone, allowed()));
  }

  private String allowed() {
    return String.join(" or ", written)
        .replace(Timestamp.ISO, "2026-11-22T21:47:05.123456+01:00 (all after the minute optional)");
  }
}
