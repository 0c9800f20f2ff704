package io.longhaul.bench.measure;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param atLeast whether larger is better
 */
public record Aim(double value, boolean atLeast) {

  /** Not less than this. */
  public static Aim atLeast(double value) {
    return new Aim(value, true);
  }

  /** Not more than this. */
  public static Aim atMost(double value) {
    return new Aim(value, false);
  }

  /** Whether a measured value is good enough. */
  boolean isMetBy(double measured) {
    return atLeast ? measured >= value : measured <= value;
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, "%.2f", value);
  }
}
