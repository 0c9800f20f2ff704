package io.longhaul.bench.pressure;

import io.longhaul.bench.engine.QuietEngine;
import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.measure.Throughput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A thousand submissions while no worker runs, and what becomes of them when one does. */
public final class BurstBenchmark implements Benchmark {
  private static final int SUBMISSIONS = 1_000;
  private static final int THREADS = 16;
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int each = plan.sized(SUBMISSIONS / plan.repetitions(), 30);
    try (QuietEngine engine = QuietEngine.start(plan)) {
      plan.out().accept("burst: gateway and raw SDK start in turns, no worker runs");
      Result<Throughput> result =
          Alternation.run(
              plan.repetitions(),
              repetition -> Throughput.of(each, THREADS, n -> engine.submit(key(repetition, n))),
              repetition ->
                  Throughput.of(each, THREADS, n -> engine.startWithSdk(raw(repetition, n))));
      List<String> raw = new ArrayList<>();
      List<String> ours = new ArrayList<>();
      for (int repetition = 0; repetition <= plan.repetitions(); repetition++) {
        for (int number = 0; number < each; number++) {
          raw.add(raw(repetition, number));
          ours.add(key(repetition, number));
        }
      }
      Throughput.of(raw.size(), THREADS, number -> engine.terminate(raw.get(number)));
      plan.out().accept("burst: " + ours.size() + " accepted, now one worker runs");
      return figures(result, finish(plan, engine, ours));
    }
  }

  /** What became of them. */
  private record End(int accepted, int succeeded, double seconds) {}

  private static End finish(Plan plan, QuietEngine engine, List<String> keys) throws Exception {
    engine.thawOneWorker();
    long start = System.nanoTime();
    List<String> open = new ArrayList<>(keys);
    while (!open.isEmpty() && System.nanoTime() - start < LIMIT.toNanos()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      // In the order in which they were accepted: the first that is open tells enough.
      while (!open.isEmpty() && engine.hasSucceeded(open.getFirst())) {
        open.removeFirst();
      }
      plan.out().accept("burst: " + open.size() + " still open");
    }
    return new End(keys.size(), keys.size() - open.size(), (System.nanoTime() - start) / 1e9);
  }

  private static List<Figure> figures(Result<Throughput> result, End end) {
    Sides sides =
        new Sides(
            "gateway",
            result.ours(Throughput::perSecond),
            "raw SDK start",
            result.theirs(Throughput::perSecond));
    return List.of(
        Figure.ratio("burst: accepted ÷ raw SDK start", sides, "per s", Aim.atLeast(0.95))
            .noting(THREADS + " threads, all workers frozen; every submission was accepted"),
        Figure.plain(
                "burst: finished of those accepted",
                Sample.of(100.0 * end.succeeded() / end.accepted()),
                "%",
                Aim.atLeast(100))
            .noting(
                "%,d imports of a small file, one worker; %.0f s until the last had succeeded"
                    .formatted(end.accepted(), end.seconds())));
  }

  private static String key(int repetition, int number) {
    return "burst-" + repetition + "-" + number;
  }

  private static String raw(int repetition, int number) {
    return "raw-" + repetition + "-" + number;
  }
}
