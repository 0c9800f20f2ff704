package io.longhaul.client.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 2d} and ISO 8601 ({@code PT5M}). */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    String text = value.strip().toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(text.startsWith("P") ? text : iso(text));
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + value + "' is not a duration; it looks like 30s, 5m, 1h30m or 2d");
    }
  }

  private static String iso(String text) {
    int days = text.indexOf('D');
    if (days == text.length() - 1) {
      return "P" + text;
    }
    return days < 0
        ? "PT" + text
        : "P" + text.substring(0, days + 1) + "T" + text.substring(days + 1);
  }
}
