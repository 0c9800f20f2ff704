package io.longhaul.bench.engine;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Pass;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Throughput;
import io.longhaul.bench.measure.Throughput.Call;
import java.util.ArrayList;
import java.util.List;

/** Submissions through the gateway, beside the same start with Temporal's SDK and its HTTP API. */
public final class SubmissionBenchmark implements Benchmark {
  private static final int THREADS = 16;
  private static final int CALLS = 1_500;
  private static final int FEW_CALLS = 100;

  @Override
  public String name() {
    return "submissions";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    try (QuietEngine engine = QuietEngine.start(plan)) {
      int calls = plan.sized(CALLS, FEW_CALLS);
      List<Figure> figures = new ArrayList<>();
      Pass<Throughput> gateway = pass(calls, "g", engine::submit);
      plan.out().accept("submissions: gateway and raw SDK start in turns");
      figures.addAll(againstSdk(plan, gateway, pass(calls, "s", engine::startWithSdk)));
      plan.out().accept("submissions: gateway and Temporal's HTTP API in turns");
      figures.addAll(againstHttp(plan, gateway, pass(calls, "h", engine::startOverHttp)));
      return figures;
    }
  }

  private static List<Figure> againstSdk(Plan plan, Pass<Throughput> ours, Pass<Throughput> theirs)
      throws Exception {
    Result<Throughput> result = Alternation.run(plan.repetitions(), ours, theirs);
    return List.of(
        rate("submissions ÷ raw SDK start", result, "raw SDK start", Aim.atLeast(0.95)),
        Figure.ratio(
            "submission p99 ÷ raw SDK start",
            new Sides(
                "gateway",
                result.ours(Throughput::p99Millis),
                "raw SDK start",
                result.theirs(Throughput::p99Millis)),
            "ms",
            Aim.atMost(1.15)));
  }

  private static List<Figure> againstHttp(Plan plan, Pass<Throughput> ours, Pass<Throughput> theirs)
      throws Exception {
    Result<Throughput> result = Alternation.run(plan.repetitions(), ours, theirs);
    return List.of(
        rate("submissions ÷ Temporal's HTTP API", result, "Temporal's HTTP API", Aim.atLeast(1)));
  }

  private static Figure rate(String name, Result<Throughput> result, String theirs, Aim aim) {
    Sides sides =
        new Sides(
            "gateway",
            result.ours(Throughput::perSecond),
            theirs,
            result.theirs(Throughput::perSecond));
    return Figure.ratio(name, sides, "per s", aim).noting(THREADS + " threads");
  }

  /** Keys are new in each pass: what is measured is the start, not the replay. */
  private static Pass<Throughput> pass(int calls, String side, Start start) {
    String passes = side + "-" + java.util.UUID.randomUUID().toString().substring(0, 8) + "-";
    int[] count = {0};
    return repetition -> {
      String prefix = passes + count[0]++ + "-";
      Call call = number -> start.with(prefix + number);
      return Throughput.of(calls, THREADS, call);
    };
  }

  private interface Start {
    void with(String key) throws Exception;
  }
}
