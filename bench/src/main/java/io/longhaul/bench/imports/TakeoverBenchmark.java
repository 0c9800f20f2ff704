package io.longhaul.bench.imports;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.EngineView;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.StartOptions;
import io.longhaul.client.WatchOptions;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Signals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** From kill -9 of the loading worker to the first new row, a second worker being idle. */
public final class TakeoverBenchmark implements Benchmark {
  private static final int ROWS = 200_000;
  private static final int PACE = 5_000;
  private static final double HEARTBEAT_TIMEOUT_AND_THREE = 8;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration LAST_COMMIT = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  @Override
  public String name() {
    return "takeover";
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine());
        LonghaulClient client = stack.client();
        Connection connection = stack.stack().database().connect()) {
      BenchTable.prepare(stack);
      Path file = BenchFile.write(stack.file("takeover.csv"), ROWS);
      Map<String, Object> input = BenchTable.input(client.upload(file, "takeover").id());
      input.put("maxRowsPerSecond", PACE);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < plan.repetitions(); i++) {
        plan.out().accept("takeover: kill " + (i + 1) + " of " + plan.repetitions());
        String id =
            client
                .submit(BenchTable.KIND, input, StartOptions.NONE, "takeover-" + i)
                .operation()
                .id();
        seconds.add(kill(stack, connection, id));
        client.cancel(id, "measured");
        client.watch(id, WatchOptions.DEFAULT, operation -> {});
      }
      return List.of(
          Figure.plain(
                  "kill -9 to first new row",
                  new Sample(seconds),
                  "s",
                  Aim.atMost(HEARTBEAT_TIMEOUT_AND_THREE))
              .noting("heartbeat time-out 5 s"));
    }
  }

  private static double kill(BenchStack stack, Connection connection, String id) throws Exception {
    await(() -> applied(connection, id) > PACE);
    ChildStatus worker = new EngineView(stack.stack()).worker(id);
    if (worker == null) {
      throw new IllegalStateException("No worker runs " + id);
    }
    Signals.send("KILL", worker.pid());
    long killed = System.nanoTime();
    LockSupport.parkNanos(LAST_COMMIT.toNanos());
    long before = applied(connection, id);
    await(() -> applied(connection, id) > before);
    double seconds = (System.nanoTime() - killed) / 1e9;
    stack.stack().awaitSuccessor(worker, LIMIT);
    return seconds;
  }

  private static long applied(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT coalesce(sum(read), 0) FROM longhaul.ledger WHERE operation_id = ?")) {
      statement.setString(1, id);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void await(Condition condition) throws SQLException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("It did not happen within " + LIMIT);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }
}
