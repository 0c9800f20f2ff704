package io.longhaul.bench.following;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.measure.Throughput;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.GatewayMetrics;
import io.longhaul.bench.stack.PlainConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Many readers of few operations, beside readers of an answer that is always the same. */
public final class ReadersBenchmark implements Benchmark {
  private static final int READERS = 32;
  private static final int READS = 20_000;
  private static final int OPERATIONS = 100;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  // What has stood still for four times as long as looks can be apart is looked at least often.
  private static final Duration STANDING_STILL = Duration.ofSeconds(21);

  // The gateway adds up the calls of its Temporal client every 10 s.
  private static final Duration COUNTED = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "readers";
  }

  /** One pass. */
  private record Pass(double perSecond, double describesPerThousand) {}

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int operations = plan.sized(OPERATIONS, 10);
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine())) {
      stack.freezeWorkers();
      try (PlayedOperations played = PlayedOperations.start(stack, operations);
          Readers readers = settled(plan, stack)) {
        plan.out().accept("readers: operations and a constant answer in turns");
        int reads = plan.sized(READS, 1_000);
        Requests requests = Requests.to(stack);
        IntFunction<String> constant = number -> requests.get("/v1/kinds", "");
        IntFunction<String> operation =
            number -> requests.get("/v1/operations/" + played.id(number % operations), "");
        return figures(
            Alternation.run(
                plan.repetitions(),
                _ -> readers.counted(reads, operation),
                _ -> new Pass(readers.perSecond(reads, constant), 0)));
      }
    }
  }

  private static Readers settled(Plan plan, BenchStack stack) throws IOException {
    if (!plan.quick()) {
      LockSupport.parkNanos(STANDING_STILL.toNanos());
    }
    return Readers.of(stack);
  }

  private static List<Figure> figures(Result<Pass> result) {
    Sides sides =
        new Sides(
            "GET of an operation",
            result.ours(Pass::perSecond),
            "GET /v1/kinds",
            result.theirs(Pass::perSecond));
    Sample describes = result.ours(Pass::describesPerThousand);
    String how = READERS + " connections, operations that run and stand still";
    return List.of(
        Figure.plain("Describes per 1,000 reads", describes, "Describes", Aim.atMost(10))
            .noting(how + "; the gateway's own count of its calls"),
        Figure.ratio("reads ÷ a constant answer", sides, "per s", Aim.atLeast(0.7)).noting(how));
  }

  /** Connections that are kept. */
  private record Readers(
      BlockingQueue<PlainConnection> connections, URI gateway, GatewayMetrics metrics)
      implements AutoCloseable {

    static Readers of(BenchStack stack) throws IOException {
      List<PlainConnection> all = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        all.add(new PlainConnection(stack.stack().gateway(), TIMEOUT));
      }
      return new Readers(
          new ArrayBlockingQueue<>(READERS, false, all),
          stack.stack().gateway(),
          new GatewayMetrics(stack.stack().management()));
    }

    Pass counted(int reads, IntFunction<String> request) throws Exception {
      double before = metrics.describes();
      double perSecond = perSecond(reads, request);
      LockSupport.parkNanos(COUNTED.toNanos());
      return new Pass(perSecond, 1000 * (metrics.describes() - before) / reads);
    }

    double perSecond(int reads, IntFunction<String> request) throws Exception {
      return Throughput.of(reads, READERS, number -> read(request.apply(number))).perSecond();
    }

    private void read(String request) throws IOException, InterruptedException {
      PlainConnection connection = connections.take();
      var head = connection.ask(request.getBytes(StandardCharsets.US_ASCII));
      if (head.status() != 200) {
        throw new IOException("The gateway answered " + head);
      }
      connection.drain(head);
      connections.put(head.staysOpen() ? connection : again(connection));
    }

    // A server ends a connection after so many requests.
    private PlainConnection again(PlainConnection ended) throws IOException {
      ended.close();
      return new PlainConnection(gateway, TIMEOUT);
    }

    @Override
    public void close() throws IOException {
      for (PlainConnection connection : connections) {
        connection.close();
      }
    }
  }
}
