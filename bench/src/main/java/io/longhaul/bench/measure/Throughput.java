package io.longhaul.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast many calls were made from several threads at once.
 *
 * @param perSecond calls
 * @param p99Millis the latency that 99 of 100 calls stayed below
 */
public record Throughput(double perSecond, double p99Millis) {
  private static final double PERCENTILE = 0.99;

  /** One call. */
  @FunctionalInterface
  public interface Call {
    /** Makes the call with this number; no two calls of a pass have the same. */
    void make(int number) throws Exception;
  }

  /** Makes so many calls, spread evenly over the threads, and measures. */
  public static Throughput of(int calls, int threads, Call call)
      throws InterruptedException, ExecutionException {
    long[] nanos = new long[calls];
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        all.add(
            executor.submit(() -> {
              for (int i = first; i < calls; i += threads) {
                long begin = System.nanoTime();
                call.make(i);
                nanos[i] = System.nanoTime() - begin;
              }
              return null;
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Arrays.sort(nanos);
    return new Throughput(calls / seconds, nanos[(int) (calls * PERCENTILE)] / 1e6);
  }
}
