package io.longhaul.bench.following;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ten thousand streams on a hundred operations, on one gateway with a small heap. */
public final class WatchersBenchmark implements Benchmark {
  /** A small heap for ten thousand streams, and as many connections from here as it takes. */
  static final Map<String, String> SMALL_HEAP =
      Map.of("_JAVA_OPTIONS", "-Xmx512m", "LONGHAUL_LIMITS_CONNECTIONS_PER_ADDRESS", "0");

  private static final int WATCHERS = 10_000;
  private static final int OPERATIONS = 100;
  private static final int ROUNDS = 15;
  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Duration IN_TIME = Duration.ofSeconds(2);
  private static final Duration LAST_WAIT = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "watchers";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int watchers = plan.sized(WATCHERS, 200);
    int operations = plan.sized(OPERATIONS, 10);
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine(), SMALL_HEAP)) {
      stack.freezeWorkers();
      plan.out().accept("watchers: starting " + operations + " operations");
      try (PlayedOperations played = PlayedOperations.start(stack, operations);
          Memory memory = Memory.of(stack::gatewayPid)) {
        Changes changes = new Changes(played, watchers, plan.sized(ROUNDS, 4));
        watch(plan, stack, played, watchers, changes);
        return figures(changes, watchers, operations, memory);
      }
    }
  }

  private static void watch(
      Plan plan, BenchStack stack, PlayedOperations played, int watchers, Changes changes)
      throws Exception {
    Requests requests = Requests.to(stack);
    try (Crowd crowd =
        Crowd.gather(
            stack.stack().gateway(),
            watchers,
            number -> requests.events(played.id(number % played.size())),
            changes)) {
      plan.out().accept("watchers: opening " + watchers + " streams");
      crowd.await(true, LIMIT);
      plan.out().accept("watchers: each operation changes every " + INTERVAL.toSeconds() + " s");
      changes.make(INTERVAL);
      changes.await(LAST_WAIT);
      plan.out().accept("watchers: " + crowd);
    }
  }

  private static List<Figure> figures(
      Changes changes, int watchers, int operations, Memory memory) {
    String how =
        "%,d streams on %d operations, one gateway with -Xmx512m; a value for each round of changes"
            .formatted(watchers, operations);
    return List.of(
        Figure.plain(
                "watchers that got a change within 2 s",
                changes.each(round -> 100 * round.shareWithin(IN_TIME)),
                "%",
                Aim.atLeast(100))
            .noting(how + "; never heard: " + changes.missed()),
        Figure.plain(
                "slowest of all watchers",
                changes.each(round -> round.percentile(1)),
                "ms",
                Aim.atMost((double) IN_TIME.toMillis()))
            .noting("from the heartbeat to the event in the client; " + how),
        Figure.plain("gateway, most resident memory", Sample.of(memory.most()), "MiB", null)
            .noting(how));
  }
}
