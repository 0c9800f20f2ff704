package io.longhaul.bench.measure;

import java.util.Arrays;
import java.util.List;

/** The values of one side of a comparison, one per repetition. */
public record Sample(List<Double> values) {

  /**
   * @throws IllegalArgumentException if there are none
   */
  public Sample {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A sample has at least one value.");
    }
    values = List.copyOf(values);
  }

  /** A sample of these values. */
  public static Sample of(Double... values) {
    return new Sample(Arrays.asList(values));
  }

  /** The middle value; the mean of the two middle ones of an even number. */
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The smallest value. */
  public double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The largest value. */
  public double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /**
   * Value by value, ours divided by theirs: both of one repetition stand next to each other in
   * time.
   */
  static Sample ratios(Sample ours, Sample theirs) {
    if (ours.values.size() != theirs.values.size()) {
      throw new IllegalArgumentException("Samples of different sizes have no ratios.");
    }
    Double[] ratios = new Double[ours.values.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.values.get(i) / theirs.values.get(i);
    }
    return of(ratios);
  }
}
