package io.longhaul.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures two things in turns, A B A B, so that a machine that gets slower slows both. */
public final class Alternation {
  private Alternation() {}

  /** One measured pass; the number is that of the repetition, 0 is the warm-up. */
  @FunctionalInterface
  public interface Pass<T> {
    /** Runs it. */
    T run(int repetition) throws Exception;
  }

  /** What the two sides gave, repetition by repetition. */
  public record Result<T>(List<T> ours, List<T> theirs) {

    /** One number of each pass of our side. */
    public Sample ours(Function<T, Double> number) {
      return new Sample(ours.stream().map(number).toList());
    }

    /** One number of each pass of the other side. */
    public Sample theirs(Function<T, Double> number) {
      return new Sample(theirs.stream().map(number).toList());
    }
  }

  /** One warm-up of each side that does not count, then both in turns. */
  public static <T> Result<T> run(int repetitions, Pass<T> ours, Pass<T> theirs) throws Exception {
    ours.run(0);
    theirs.run(0);
    List<T> oursMeasured = new ArrayList<>();
    List<T> theirsMeasured = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      oursMeasured.add(ours.run(repetition));
      theirsMeasured.add(theirs.run(repetition));
    }
    return new Result<>(oursMeasured, theirsMeasured);
  }
}
