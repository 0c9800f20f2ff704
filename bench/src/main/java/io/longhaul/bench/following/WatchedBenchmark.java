package io.longhaul.bench.following;

import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.ProcessCpu;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As many operations as there are watchers: the lag, and what the looks cost the engine. */
public final class WatchedBenchmark implements Benchmark {
  private static final int OPERATIONS = 1_000;
  private static final int FIRST = 50;
  private static final int ROUNDS = 5;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration LAST_WAIT = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "watched";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int operations = plan.sized(OPERATIONS, 50);
    int rounds = plan.sized(ROUNDS, 2);
    try (BenchStack stack =
        BenchStack.start(plan.repository(), plan.engine(), WatchersBenchmark.SMALL_HEAP)) {
      stack.freezeWorkers();
      plan.out().accept("watched: starting " + operations + " operations");
      try (PlayedOperations played = PlayedOperations.start(stack, operations)) {
        plan.out().accept("watched: changes that nobody watches, then the same watched");
        Changes unseen = new Changes(played, operations, rounds);
        double alone = cores(stack, () -> unseen.make(INTERVAL));
        reset(played);
        Changes seen = new Changes(played, operations, rounds);
        double watched = watched(stack, played, seen);
        return figures(operations, seen, alone, watched);
      }
    }
  }

  private static double watched(BenchStack stack, PlayedOperations played, Changes seen)
      throws Exception {
    // A gateway that has answered nobody yet is slow, which is not what is measured here.
    try (Crowd first = crowd(stack, played, FIRST, seen)) {
      first.await(true, LIMIT);
    }
    try (Crowd crowd = crowd(stack, played, played.size(), seen)) {
      crowd.await(true, LIMIT);
      double cores = cores(stack, () -> seen.make(INTERVAL));
      seen.await(LAST_WAIT);
      return cores;
    }
  }

  private static Crowd crowd(BenchStack stack, PlayedOperations played, int size, Changes ear)
      throws IOException {
    Requests requests = Requests.to(stack);
    return Crowd.gather(
        stack.stack().gateway(), size, number -> requests.events(played.id(number)), ear);
  }

  // The first events shall show where the changes begin.
  private static void reset(PlayedOperations played) {
    for (int operation = 0; operation < played.size(); operation++) {
      played.advance(operation, 0);
    }
  }

  private static double cores(BenchStack stack, Runnable what) {
    Duration before = ProcessCpu.of(stack.enginePid());
    long start = System.nanoTime();
    what.run();
    double used = ProcessCpu.of(stack.enginePid()).minus(before).toNanos();
    return used / (System.nanoTime() - start);
  }

  private static List<Figure> figures(int operations, Changes seen, double alone, double watched) {
    String how =
        "%,d streams on %,d operations, each of which changes every %d s"
            .formatted(operations, operations, INTERVAL.toSeconds());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.plain("lag of a watcher, p50", seen.each(round -> round.percentile(0.5)), "ms", null)
            .noting(how + "; a value for each round; never heard: " + seen.missed()));
    figures.add(
        Figure.plain(
            "lag of a watcher, p99", seen.each(round -> round.percentile(0.99)), "ms", null));
    figures.add(
        Figure.plain("lag of a watcher, max", seen.each(round -> round.percentile(1)), "ms", null));
    figures.add(
        Figure.plain("engine, cores that watching costs", Sample.of(watched - alone), "cores", null)
            .noting(
                "%.2f watched, %.2f with the same changes and nobody watching; processor time of the engine's process"
                    .formatted(watched, alone)));
    return figures;
  }
}
