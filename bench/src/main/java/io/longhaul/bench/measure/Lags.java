package io.longhaul.bench.measure;

import java.time.Duration;
import java.util.Arrays;

/** How late each of a known number of things came, those included that never came. Thread-safe. */
public final class Lags {
  private static final long NEVER = Long.MAX_VALUE;

  private final long[] nanos;
  private int heard;

  /** So many are to come. */
  public Lags(int expected) {
    if (expected < 1) {
      throw new IllegalArgumentException("Something has to be expected.");
    }
    nanos = new long[expected];
    Arrays.fill(nanos, NEVER);
  }

  /** One came, so late. */
  public synchronized void add(long late) {
    if (heard == nanos.length) {
      throw new IllegalStateException("More came than were expected: " + nanos.length);
    }
    nanos[heard++] = late;
  }

  /** How many came. */
  public synchronized int heard() {
    return heard;
  }

  /** Whether all came. */
  public synchronized boolean areAllHeard() {
    return heard == nanos.length;
  }

  /** The part of all that came within the limit, 0 to 1. */
  public synchronized double shareWithin(Duration limit) {
    long within = Arrays.stream(nanos).filter(each -> each <= limit.toNanos()).count();
    return (double) within / nanos.length;
  }

  /** The lag in ms that this part of all stayed within; infinite when so many did not come. */
  public synchronized double percentile(double part) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    long value =
        sorted[Math.clamp((long) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
    return value == NEVER ? Double.POSITIVE_INFINITY : value / 1e6;
  }
}
