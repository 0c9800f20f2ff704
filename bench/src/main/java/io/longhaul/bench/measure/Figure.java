package io.longhaul.bench.measure;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report: a ratio of two sides that were measured in turns, or a plain value.
 *
 * @param value what the aim is about, one per repetition
 * @param sides what was compared; null for a plain value
 * @param unit of both sides, or of the plain value
 * @param note what else a reader must know
 */
public record Figure(
    String name, Sample value, @Nullable Sides sides, String unit, @Nullable Aim aim, String note) {

  /** The two sides of a ratio. */
  public record Sides(String oursName, Sample ours, String theirsName, Sample theirs) {}

  /** A ratio of two sides. */
  public static Figure ratio(String name, Sides sides, String unit, @Nullable Aim aim) {
    return new Figure(name, Sample.ratios(sides.ours(), sides.theirs()), sides, unit, aim, "");
  }

  /** A value by itself. */
  public static Figure plain(String name, Sample value, String unit, @Nullable Aim aim) {
    return new Figure(name, value, null, unit, aim, "");
  }

  /** The same with a note. */
  public Figure noting(String text) {
    return new Figure(name, value, sides, unit, aim, text);
  }

  /** Whether the median is as it should be; true when there is no aim. */
  public boolean meetsAim() {
    return aim == null || aim.isMetBy(value.median());
  }
}
