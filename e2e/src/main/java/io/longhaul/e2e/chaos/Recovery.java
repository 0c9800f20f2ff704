package io.longhaul.e2e.chaos;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.LonghaulException;
import io.longhaul.client.Operation;
import io.longhaul.e2e.stack.OwnStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches a load from outside: as an impatient client does, and by the ledger in the database,
 * which moves with the rows.
 */
final class Recovery {
  private static final String APPLIED =
      "SELECT coalesce(sum(read), 0) FROM longhaul.ledger WHERE operation_id = ?";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final double NEARLY_DONE = 0.95;

  private final OwnStack stack;
  private final LonghaulClient impatient;

  Recovery(OwnStack stack, LonghaulClient impatient) {
    this.stack = stack;
    this.impatient = impatient;
  }

  /**
   * A load under way.
   *
   * @param applied records that it had applied
   */
  record Moment(String operation, long applied) {}

  /** The load if it runs right now and has still some way to go; otherwise null. */
  @Nullable Moment loading(String id) {
    Operation operation = look(id);
    if (operation == null || !operation.state().equals("Running") || !isUnderWay(operation)) {
      return null;
    }
    long applied = applied(id);
    return applied < 0 ? null : new Moment(id, applied);
  }

  /**
   * Waits until more records are applied than at that moment, and a client can see the operation.
   *
   * @return how long that took; null when it took too long
   */
  @Nullable Duration await(Moment before) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LIMIT.toNanos()) {
      Operation now = look(before.operation());
      if (now != null && (now.done() || applied(before.operation()) > before.applied())) {
        return Duration.ofNanos(System.nanoTime() - start);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return null;
  }

  private @Nullable Operation look(String id) {
    try {
      return impatient.get(id);
    } catch (LonghaulException e) {
      return null;
    }
  }

  /** Negative when the database cannot be asked. */
  private long applied(String id) {
    try (Connection connection = stack.connect();
        PreparedStatement statement = connection.prepareStatement(APPLIED)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    } catch (SQLException e) {
      return -1;
    }
  }

  private static boolean isUnderWay(Operation operation) {
    Operation.Progress progress = operation.progress();
    return progress != null
        && progress.step().equals("load")
        && progress.total() != null
        && progress.done() > 0
        && progress.done() < NEARLY_DONE * progress.total();
  }
}
