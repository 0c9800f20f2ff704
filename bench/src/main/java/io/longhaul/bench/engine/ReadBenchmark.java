package io.longhaul.bench.engine;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Throughput;
import java.util.List;

/**
 * Reading operations that run, each one once, beside a Describe of the same with Temporal's SDK.
 */
public final class ReadBenchmark implements Benchmark {
  private static final int THREADS = 16;
  private static final int OPERATIONS = 1_000;
  private static final int FEW_OPERATIONS = 100;

  @Override
  public String name() {
    return "reads";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int operations = plan.sized(OPERATIONS, FEW_OPERATIONS);
    try (QuietEngine engine = QuietEngine.start(plan)) {
      // New ones for each pass of each side: neither a gateway nor the engine has them at hand.
      int passes = 2 * (plan.repetitions() + 1);
      plan.out().accept("reads: starting " + operations * passes + " operations");
      Throughput.of(operations * passes, THREADS, number -> engine.submit(key(number)));
      plan.out().accept("reads: gateway and raw Describe in turns");
      Result<Throughput> result =
          Alternation.run(
              plan.repetitions(),
              repetition -> pass(2 * repetition, operations, engine::get),
              repetition -> pass(2 * repetition + 1, operations, engine::describe));
      return List.of(figure(result));
    }
  }

  private static Throughput pass(int pass, int operations, Read read) throws Exception {
    return Throughput.of(operations, THREADS, number -> read.of(key(pass * operations + number)));
  }

  private static String key(int number) {
    return "read-" + number;
  }

  private interface Read {
    void of(String key) throws Exception;
  }

  private static Figure figure(Result<Throughput> result) {
    Sides sides =
        new Sides(
            "GET",
            result.ours(Throughput::perSecond),
            "raw Describe",
            result.theirs(Throughput::perSecond));
    return Figure.ratio("reads of distinct operations ÷ Describe", sides, "per s", Aim.atLeast(0.9))
        .noting(THREADS + " threads, no worker answers");
  }
}
