package io.longhaul.bench.following;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.GatewayMetrics;
import io.longhaul.bench.stack.HeapCollection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Five thousand requests that wait for a change: what they take up, and whether all come back. */
public final class WaitersBenchmark implements Benchmark {
  private static final int WAITERS = 5_000;
  private static final int OPERATIONS = 100;
  private static final Duration SETTLED = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(50);

  // A waiting request keeps the container's buffers; a gateway with the usual heap answers most of
  // so many at once (ADR 0019).
  private static final String HEAP = "-Xmx1400m";
  private static final Map<String, String> ROOM =
      Map.of(
          "_JAVA_OPTIONS",
          HEAP,
          "LONGHAUL_LIMITS_CONNECTIONS_PER_ADDRESS",
          "0",
          "LONGHAUL_LIMITS_REQUESTS",
          "7000");

  @Override
  public String name() {
    return "waiters";
  }

  /** What a gateway takes up. */
  private record Taken(double threads, double heapMiB) {}

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int waiters = plan.sized(WAITERS, 200);
    int operations = plan.sized(OPERATIONS, 10);
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine(), ROOM)) {
      stack.freezeWorkers();
      try (PlayedOperations played = PlayedOperations.start(stack, operations)) {
        return wait(plan, stack, played, waiters);
      }
    }
  }

  private static List<Figure> wait(
      Plan plan, BenchStack stack, PlayedOperations played, int waiters) throws Exception {
    Requests requests = Requests.to(stack);
    Changes changes = new Changes(played, waiters, 1);
    Taken before = taken(stack);
    try (Crowd crowd =
        Crowd.gather(
            stack.stack().gateway(),
            waiters,
            number -> requests.waiting(played.id(number % played.size())),
            changes)) {
      plan.out().accept("waiters: sending " + waiters + " requests");
      crowd.await(false, LIMIT);
      LockSupport.parkNanos(SETTLED.toNanos());
      Taken during = taken(stack);
      plan.out().accept("waiters: " + crowd + "; now each operation changes once");
      changes.make(Duration.ofSeconds(1));
      changes.await(LIMIT);
      return figures(waiters, changes, before, during);
    }
  }

  private static Taken taken(BenchStack stack) throws Exception {
    GatewayMetrics metrics = new GatewayMetrics(stack.stack().management());
    HeapCollection.of(stack.gatewayPid());
    return new Taken(metrics.threads(), metrics.heap() / (1 << 20));
  }

  private static List<Figure> figures(int waiters, Changes changes, Taken before, Taken during) {
    String how = "%,d requests with Prefer: wait=60, %s".formatted(waiters, HEAP);
    return List.of(
        Figure.plain(
                "waiters that came back on the change",
                changes.each(round -> 100 * round.shareWithin(LIMIT)),
                "%",
                Aim.atLeast(100))
            .noting(
                how
                    + "; the slowest %,.0f ms after its change"
                        .formatted(changes.each(round -> round.percentile(1)).max())),
        Figure.plain("gateway, platform threads", Sample.of(during.threads()), "threads", null)
            .noting("%s; %.0f without them".formatted(how, before.threads())),
        Figure.plain("gateway, live heap", Sample.of(during.heapMiB()), "MiB", null)
            .noting(
                "%s; %.0f MiB without them; after a full collection"
                    .formatted(how, before.heapMiB())));
  }
}
