package io.longhaul.e2e.faults;

import io.longhaul.e2e.stack.OwnStack;
import io.longhaul.local.supervision.ChildState;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Signals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does to a stack what a fault plan says. */
public final class Injector {
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);
  private static final String KILL = "KILL";
  private static final String TERMINATE =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> ?
      """;

  private final OwnStack stack;
  private final Target target;
  private final Random random;
  private final Queue<CompletableFuture<Void>> thaws = new ConcurrentLinkedQueue<>();

  public Injector(OwnStack stack, long seed) {
    this.stack = stack;
    this.target = new Target(stack.stack());
    this.random = new Random(seed);
  }

  /**
   * Injects a fault into the load of an operation that runs now.
   *
   * @return whether there was something to hit; a process that is down already cannot be killed
   */
  public boolean inject(FaultKind kind, String operationId) throws InterruptedException {
    return switch (kind) {
      case KILL_WORKER -> signalWorker(operationId, KILL, Duration.ZERO);
      case FREEZE_WORKER ->
          signalWorker(operationId, "STOP", HEARTBEAT_TIMEOUT.plus(between(2_000, 7_000)));
      case KILL_GATEWAY -> signal("gateway", KILL, Duration.ZERO);
      case KILL_ENGINE -> signal("engine", KILL, Duration.ZERO);
      case FREEZE_ENGINE -> signal("engine", "STOP", between(500, 3_000));
      case KILL_DATABASE -> signal("database", KILL, Duration.ZERO);
      case TERMINATE_BACKENDS -> terminateBackends();
      case DROP_CONNECTIONS -> stack.network().drop() > 0;
      case HOLD_CONNECTIONS -> holdConnections(between(1_000, 8_000));
    };
  }

  /** Waits until everything that was frozen or held goes on. */
  public void awaitThaw() {
    CompletableFuture.allOf(thaws.toArray(CompletableFuture<?>[]::new)).join();
  }

  private boolean signalWorker(String operationId, String signal, Duration frozen)
      throws InterruptedException {
    ChildStatus worker = target.loadingWorker(operationId);
    return worker != null && signal(worker.name(), signal, frozen);
  }

  private boolean signal(String name, String signal, Duration frozen) {
    ChildStatus process = stack.stack().process(name);
    if (process.state() != ChildState.READY) {
      return false;
    }
    Signals.send(signal, process.pid());
    if (frozen.isPositive()) {
      later(frozen, () -> Signals.send("CONT", process.pid()));
    }
    return true;
  }

  private boolean holdConnections(Duration time) {
    stack.network().hold();
    later(time, () -> stack.network().release());
    return true;
  }

  private boolean terminateBackends() {
    try (Connection connection = stack.connect();
        PreparedStatement statement = connection.prepareStatement(TERMINATE)) {
      statement.setString(1, OwnStack.OUR_CONNECTIONS);
      try (var count = statement.executeQuery()) {
        return count.next() && count.getLong(1) > 0;
      }
    } catch (SQLException e) {
      return false;
    }
  }

  private void later(Duration time, Runnable action) {
    Executor then = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
    thaws.add(CompletableFuture.runAsync(action, then));
  }

  private Duration between(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }
}
