package io.longhaul.client.display;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {
  private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
  private static final double KIBI = 1024;

  private Amounts() {}

  /** {@code 43,086}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 3.4 MiB}. */
  public static String bytes(long number) {
    double amount = number;
    int unit = 0;
    while (amount >= KIBI && unit < BYTE_UNITS.length - 1) {
      amount /= KIBI;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, BYTE_UNITS[unit]);
  }

  /** {@code 12 %}. */
  public static String percent(double number) {
    return String.format(Locale.ROOT, "%.0f %%", Math.floor(number));
  }

  /** {@code 1 h 02 min}, {@code 3 min 20 s}, {@code 15 s}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }
}
