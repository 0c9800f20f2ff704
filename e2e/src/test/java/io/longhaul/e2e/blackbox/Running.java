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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A stack that runs, with everything that tests do to it. */
public record Running(OwnStack own, AtomicInteger tables) {
  private static final int TABLES = 60;
  private static final Duration READY = Duration.ofMinutes(1);

  /**
   * Starts one with these workers, and with datasets for all the tables that tests will ask for.
   */
  public static Running start(int workers) throws IOException, InterruptedException {
    return start(workers, Map.of());
  }

  /** The same, with settings of gateway and workers beside the stack's own. */
  public static Running start(int workers, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<TargetTable> known = new ArrayList<>();
    for (int number = 1; number <= TABLES; number++) {
      for (Shape shape : Shape.values()) {
        known.add(table(shape, number));
      }
    }
    OwnStack.Wish wish = new OwnStack.Wish(StackExtension.engine(), workers, environment, known);
    return new Running(OwnStack.start(wish), new AtomicInteger());
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

  /** A new empty table with its dataset. */
  public TargetTable newTable(Shape shape) throws SQLException {
    TargetTable table = missingTable(shape);
    try (Connection connection = own.connect()) {
      table.create(connection);
    }
    return table;
  }

  /** A dataset whose table nobody has made. */
  public TargetTable missingTable(Shape shape) {
    int number = tables.incrementAndGet();
    if (number > TABLES) {
      throw new IllegalStateException("Tests ask for more tables than there are datasets for.");
    }
    return table(shape, number);
  }

  private static TargetTable table(Shape shape, int number) {
    return new TargetTable(shape.name().toLowerCase(Locale.ROOT) + "_" + number, shape);
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

  /** Waits until another process is ready in the place of one that was killed or told to end. */
  public void awaitSuccessor(ChildStatus gone) throws InterruptedException {
    stack().awaitSuccessor(gone, READY);
  }
}
