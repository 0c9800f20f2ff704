package io.longhaul.datasets.infer;

/** How many values a column can have, judged by how many different ones a sample of it has. */
final class Occupancy {
  private static final int STEPS = 60;
  private static final double MOST = 1e15;

  private Occupancy() {}

  /**
   * The number of equally likely values of which {@code drawn} draws show {@code distinct}
   * different ones: the solution of {@code distinct = support * (1 - exp(-drawn / support))}, by
   * bisection.
   */
  static double support(long drawn, long distinct) {
    double low = Math.max(1, distinct);
    double high = MOST;
    for (int i = 0; i < STEPS; i++) {
      double middle = Math.sqrt(low * high);
      boolean tooMany = middle * -Math.expm1(-drawn / middle) > distinct;
      high = tooMany ? middle : high;
      low = tooMany ? low : middle;
    }
    return Math.sqrt(low * high);
  }
}
