package io.longhaul.datasets.records;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes points in time in the forms of RFC 3339 and ISO 8601 that data files use, by
 * hand since they are the most frequent ones and mostly different in each record.
 */
final class IsoTimestamps {
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 16;
  private static final int SECONDS_LENGTH = 19;
  private static final int MAX_FRACTION = 9;

  private IsoTimestamps() {}

  /** Whether this is a day of the calendar as {@code yyyy-MM-dd}, of the years 0001 to 9999. */
  static boolean isDate(String text) {
    return text.length() == DATE_LENGTH && startsWithDate(text);
  }

  private static boolean startsWithDate(String text) {
    if (text.length() < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    int year = Digits.number(text, 0, 4);
    int month = Digits.number(text, 5, 7);
    int day = Digits.number(text, 8, 10);
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /**
   * The point in time in UTC: {@code 2026-11-22T21:47[:05[.123456789]][Z|+01:00|+0100|+01]}, with
   * {@code T} or a space; {@code null} if the text is not of this form or the zone skips that time.
   */
  static @Nullable LocalDateTime parse(String text, ZoneId zone) {
    if (!startsWithDate(text) || !startsWithTime(text)) {
      return null;
    }
    boolean seconds = text.length() > MINUTES_LENGTH && text.charAt(MINUTES_LENGTH) == ':';
    int second = seconds ? Digits.number(text, 17, SECONDS_LENGTH) : 0;
    int end = seconds ? SECONDS_LENGTH : MINUTES_LENGTH;
    if (second < 0 || second > 59) {
      return null;
    }
    int fractionEnd = fractionEnd(text, end, seconds);
    if (fractionEnd < 0) {
      return null;
    }
    LocalDateTime local = local(text, second, nanos(text, end + 1, fractionEnd));
    return fractionEnd == text.length() ? inUtc(local, zone) : withOffset(local, text, fractionEnd);
  }

  private static boolean startsWithTime(String text) {
    if (text.length() < MINUTES_LENGTH || text.charAt(13) != ':') {
      return false;
    }
    char separator = text.charAt(DATE_LENGTH);
    int hour = Digits.number(text, 11, 13);
    int minute = Digits.number(text, 14, MINUTES_LENGTH);
    return (separator == 'T' || separator == ' ' || separator == 't')
        && hour >= 0
        && hour <= 23
        && minute >= 0
        && minute <= 59;
  }

  /** Where the fraction of a second ends, or -1 if there is one that is not one. */
  private static int fractionEnd(String text, int start, boolean seconds) {
    if (start == text.length() || text.charAt(start) != '.') {
      return start;
    }
    int end = Digits.end(text, start + 1);
    int digits = end - start - 1;
    return seconds && digits >= 1 && digits <= MAX_FRACTION ? end : -1;
  }

  private static int nanos(String text, int from, int to) {
    int nanos = 0;
    for (int i = from; i < from + MAX_FRACTION; i++) {
      nanos = nanos * 10 + (i < to ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static LocalDateTime local(String text, int second, int nanos) {
    return LocalDateTime.of(
        Digits.number(text, 0, 4),
        Digits.number(text, 5, 7),
        Digits.number(text, 8, 10),
        Digits.number(text, 11, 13),
        Digits.number(text, 14, 16),
        second,
        nanos);
  }

  private static @Nullable LocalDateTime inUtc(LocalDateTime local, ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return local;
    }
    ZonedDateTime zoned = local.atZone(zone);
    boolean skipped = !zoned.toLocalDateTime().equals(local);
    return skipped ? null : LocalDateTime.ofInstant(zoned.toInstant(), ZoneOffset.UTC);
  }

  private static @Nullable LocalDateTime withOffset(LocalDateTime local, String text, int start) {
    char sign = text.charAt(start);
    if (sign == 'Z' || sign == 'z') {
      return start + 1 == text.length() ? local : null;
    }
    int seconds = sign == '+' || sign == '-' ? offsetSeconds(text, start + 1) : -1;
    return seconds < 0 ? null : local.plusSeconds(sign == '+' ? -seconds : seconds);
  }

  private static int offsetSeconds(String text, int start) {
    int length = text.length() - start;
    boolean colon = length == 5 && text.charAt(start + 2) == ':';
    if (!colon && length != 4 && length != 2) {
      return -1;
    }
    int hours = Digits.number(text, start, start + 2);
    int minutes = length == 2 ? 0 : Digits.number(text, text.length() - 2, text.length());
    boolean valid =
        hours >= 0
            && hours <= 18
            && minutes >= 0
            && minutes <= 59
            && hours * 60 + minutes <= 18 * 60;
    return valid ? (hours * 60 + minutes) * 60 : -1;
  }

  /**
   * The form that PostgreSQL is given: {@code 2026-11-22T21:47:05Z}, with six digits of a second
   * unless they are zeros.
   */
  static String format(LocalDateTime utc) {
    StringBuilder text = new StringBuilder(27);
    padded(text, utc.getYear(), 4).append('-');
    padded(text, utc.getMonthValue(), 2).append('-');
    padded(text, utc.getDayOfMonth(), 2).append('T');
    padded(text, utc.getHour(), 2).append(':');
    padded(text, utc.getMinute(), 2).append(':');
    padded(text, utc.getSecond(), 2);
    int micros = utc.getNano() / 1000;
    if (micros != 0) {
      padded(text.append('.'), micros, 6);
    }
    return text.append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, int number, int width) {
    int power = 1;
    for (int i = 1; i < width; i++) {
      power *= 10;
    }
    for (int rest = number; power > 0; power /= 10) {
      text.append((char) ('0' + rest / power));
      rest %= power;
    }
    return text;
  }
}
