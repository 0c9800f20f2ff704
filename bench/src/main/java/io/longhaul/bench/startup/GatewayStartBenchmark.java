package io.longhaul.bench.startup;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import java.util.List;

/** A second gateway beside a stack, started with and without its ahead-of-time cache in turns. */
public final class GatewayStartBenchmark implements Benchmark {
  private static final double SECONDS = 2;
  private static final double MEBIBYTES = 250;

  @Override
  public String name() {
    return "gateway-start";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine())) {
      stack.freezeWorkers();
      plan.out().accept("gateway-start: with and without the ahead-of-time cache in turns");
      Result<GatewayStart.Took> result =
          Alternation.run(
              plan.repetitions(),
              repetition -> GatewayStart.of(plan.repository(), stack, true).measure(),
              repetition -> GatewayStart.of(plan.repository(), stack, false).measure());
      return figures(result);
    }
  }

  private static List<Figure> figures(Result<GatewayStart.Took> result) {
    String how = "from the start of the process to 200 of its readiness, engine running, -Xmx256m";
    return List.of(
        start("with", result.ours(GatewayStart.Took::seconds))
            .noting(how + processor(result.ours(GatewayStart.Took::processorSeconds))),
        start("without", result.theirs(GatewayStart.Took::seconds))
            .noting(how + processor(result.theirs(GatewayStart.Took::processorSeconds))),
        resident("with", result.ours(GatewayStart.Took::residentMiB))
            .noting(proportional(result.ours(GatewayStart.Took::proportionalMiB))),
        resident("without", result.theirs(GatewayStart.Took::residentMiB))
            .noting(proportional(result.theirs(GatewayStart.Took::proportionalMiB))));
  }

  private static Figure start(String cached, Sample seconds) {
    String name = "gateway start " + cached + " AOT cache";
    return Figure.plain(name, seconds, "s", Aim.atMost(SECONDS));
  }

  private static Figure resident(String cached, Sample mebibytes) {
    String name = "gateway RSS " + cached + " AOT cache";
    return Figure.plain(name, mebibytes, "MiB", Aim.atMost(MEBIBYTES));
  }

  private static String proportional(Sample mebibytes) {
    return "5 s after it was ready, no request yet; pages shared with others counted in part: %.0f MiB"
        .formatted(mebibytes.median());
  }

  private static String processor(Sample seconds) {
    return "; processor time until then %.1f s".formatted(seconds.median());
  }
}
