package io.longhaul.datasets.records;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of {@link DateTimeFormatter}, with English names in any case, that gives whole dates
 * or points in time.
 */
final class DatePattern {
  private static final LocalDateTime SAMPLE = LocalDateTime.of(2023, 11, 28, 21, 47, 0);

  private final DateTimeFormatter formatter;
  private final boolean alone;

  private DatePattern(DateTimeFormatter formatter, boolean alone) {
    this.formatter = formatter;
    this.alone = alone;
  }

  /**
   * @param alone whether texts are hardly ever of another pattern, so that looking first costs more
   * @throws IllegalArgumentException if the pattern is not one, or leaves a date open
   */
  static DatePattern ofDate(String pattern, boolean alone) {
    DatePattern compiled = compile(pattern, alone);
    LocalDate day = SAMPLE.toLocalDate();
    if (!day.equals(compiled.date(compiled.sample(pattern, day.atStartOfDay())))) {
      throw new IllegalArgumentException(
          "The pattern '%s' does not give a whole date; it needs year (yyyy), month (MM or MMMM) and day (dd)."
              .formatted(pattern));
    }
    return compiled;
  }

  /**
   * @throws IllegalArgumentException if the pattern is not one, or leaves a point in time open
   */
  static DatePattern ofTimestamp(String pattern, boolean alone) {
    DatePattern compiled = compile(pattern, alone);
    Instant read = compiled.instant(compiled.sample(pattern, SAMPLE), ZoneOffset.UTC);
    boolean same =
        read != null
            && Math.abs(SAMPLE.toEpochSecond(ZoneOffset.UTC) - read.getEpochSecond()) < 3600;
    if (!same) {
      throw new IllegalArgumentException(
          "The pattern '%s' does not give a whole date and time; it needs yyyy, MM, dd and HH (or hh with a), and mm."
              .formatted(pattern));
    }
    return compiled;
  }

  private String sample(String pattern, LocalDateTime time) {
    try {
      return formatter.format(time.atZone(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The pattern '" + pattern + "' cannot be used: " + e.getMessage(), e);
    }
  }

  private static DatePattern compile(String pattern, boolean alone) {
    try {
      return new DatePattern(
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(withPlainYears(pattern))
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT),
          alone);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + pattern + "' is no pattern: " + e.getMessage(), e);
    }
  }

  /**
   * Years of an era without the era are incomplete to a strict resolver; what people mean by y is
   * u.
   */
  private static String withPlainYears(String pattern) {
    StringBuilder changed = new StringBuilder();
    boolean quoted = false;
    boolean hasEra = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      hasEra |= c == 'G' && !quoted;
      changed.append(c == 'y' && !quoted ? 'u' : c);
    }
    return hasEra ? pattern : changed.toString();
  }

  /** The day; one with a time of day other than midnight is none, since the time would be lost. */
  @Nullable LocalDate date(String text) {
    TemporalAccessor parsed = parse(text);
    if (parsed == null) {
      return null;
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    boolean wholeDay = time == null || time.equals(LocalTime.MIDNIGHT);
    return wholeDay ? parsed.query(TemporalQueries.localDate()) : null;
  }

  /**
   * The point in time; a time that a zone skips is none, of one that it has twice it is the
   * earlier.
   */
  @Nullable Instant instant(String text, ZoneId zone) {
    TemporalAccessor parsed = parse(text);
    if (parsed == null) {
      return null;
    }
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (date == null || time == null) {
      return null;
    }
    ZonedDateTime zoned = date.atTime(time).atZone(zone);
    return zoned.toLocalTime().equals(time) ? zoned.toInstant() : null;
  }

  private @Nullable TemporalAccessor parse(String text) {
    if (!alone && !looksRight(text)) {
      return null;
    }
    try {
      return formatter.parse(text);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /** Reads without resolving, which throws nothing for the texts of another pattern. */
  private boolean looksRight(String text) {
    ParsePosition position = new ParsePosition(0);
    return formatter.parseUnresolved(text, position) != null
        && position.getIndex() == text.length();
  }
}
