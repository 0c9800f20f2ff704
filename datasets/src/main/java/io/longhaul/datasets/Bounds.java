package io.longhaul.datasets;

import org.jspecify.annotations.Nullable;

/**
 * The smallest and the largest value that a column takes, both included; {@code null} is no bound.
 */
public record Bounds<T extends Comparable<? super T>>(@Nullable T min, @Nullable T max) {

  /**
   * @throws IllegalArgumentException if the smallest is above the largest
   */
  public Bounds {
    if (min != null && max != null && min.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "The minimum " + min + " is above the maximum " + max + ".");
    }
  }

  /** Everything. */
  public static <T extends Comparable<? super T>> Bounds<T> none() {
    return new Bounds<>(null, null);
  }

  /** Whether the value is inside, bounds included. */
  public boolean contains(T value) {
    return (min == null || min.compareTo(value) <= 0) && (max == null || max.compareTo(value) >= 0);
  }

  /** Whether there is no bound at all. */
  public boolean isNone() {
    return min == null && max == null;
  }

  /** The bounds in words: {@code from 1 to 9}, {@code at least 1}, {@code at most 9}. */
  public String words() {
    if (min != null && max != null) {
      return "from " + plain(min) + " to " + plain(max);
    }
    return min != null ? "at least " + plain(min) : "at most " + plain(max);
  }

  private static String plain(@Nullable Object value) {
    return value instanceof java.math.BigDecimal number
        ? number.toPlainString()
        : String.valueOf(value);
  }
}
