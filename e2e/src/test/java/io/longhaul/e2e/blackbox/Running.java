package io.longhaul.e2e.blackbox;

import io.longhaul.e2e.stack.OwnStack;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.Stack;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Signals;
import io.longhaul.local.token.Role;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A stack that runs, with everything that tests do to it. */
public record Running(OwnStack own, AtomicInteger tables) {
  private static final Duration READY = Duration.ofMinutes(1);

  /** With no tables made yet. */
  public Running(OwnStack own) {
    this(own, new AtomicInteger());
  }

  /** The stack. */
  public Stack stack() {
    return own.stack();
  }

  /** The API as an ordinary client of tenant {@code acme} uses it. */
  public Api client() {
    return as(Role.CLIENT, "acme", "ann");
  }

  /** The API as support staff use it. */
  public Api support() {
    return as(Role.SUPPORT, "help", "sam");
  }

  /** The API as somebody uses it. */
  public Api as(Role role, String tenant, String subject) {
    return new Api(stack().gateway(), stack().token(role, tenant, subject));
  }

  /** A key that was never used. */
  public static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** Makes a new table and its dataset, and returns when gateway and workers know it. */
  public TargetTable newTable(Shape shape) throws Exception {
    TargetTable table = new TargetTable("t_" + tables.incrementAndGet(), shape);
    try (Connection connection = own.connect()) {
      table.create(connection);
    }
    define(table);
    return table;
  }

  /** Makes only the dataset, and returns when gateway and workers know it. */
  public void define(TargetTable table) throws Exception {
    table.define(own.datasets());
    Await.until(
        "the gateway knows " + table.dataset(),
        READY,
        () -> client().get("/v1/kinds/bulk-import").text(),
        seen -> seen.contains("\"" + table.dataset() + "\""));
    // Workers reread their directory just as often and cannot be asked.
    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
  }

  /** The one number that a query gives. */
  public long count(String sql) throws SQLException {
    try (Connection connection = own.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Runs statements. */
  public void sql(String sql) throws SQLException {
    try (Connection connection = own.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The workers. */
  public List<ChildStatus> workers() {
    return stack().processes().stream().filter(each -> each.name().startsWith("worker-")).toList();
  }

  /** Sends a signal to a process of the stack. */
  public void signal(String signal, String name) {
    Signals.send(signal, stack().process(name).pid());
  }

  /** Waits until a process that was killed is there again. */
  public void awaitReady(String name) throws InterruptedException, IOException {
    stack().awaitReady(name, READY);
  }
}
