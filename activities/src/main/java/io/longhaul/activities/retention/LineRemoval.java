package io.longhaul.activities.retention;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.activities.database.SessionLimits;
import io.longhaul.workflows.operation.OperationId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes checkpoints, ledgers and rejects of lines whose operations are kept no longer. A line
 * that a later one supersedes goes after that: what was applied before is counted over both.
 */
final class LineRemoval {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 500;

  private static final String CANDIDATES =
      """
      SELECT l.lineage, array_agg(DISTINCT l.operation_id) AS operations
        FROM longhaul.ledger l
       WHERE l.lineage > ?
         AND NOT EXISTS (SELECT FROM longhaul.checkpoint c WHERE c.supersedes = l.lineage)
       GROUP BY l.lineage HAVING max(l.updated_at) < now() - interval '1 hour'
       ORDER BY l.lineage LIMIT ?
      """;
  private static final List<String> REMOVALS =
      List.of(
          "DELETE FROM longhaul.reject WHERE lineage = ?",
          "DELETE FROM longhaul.ledger WHERE lineage = ?",
          "DELETE FROM longhaul.checkpoint WHERE lineage = ?");

  private final Database database;

  LineRemoval(Database database) {
    this.database = database;
  }

  private record Line(String lineage, List<String> operations) {}

  long remove(Round round) throws SQLException {
    long removed = 0;
    try (DatabaseSession session = database.open(SessionLimits.within(LIMIT))) {
      String after = "";
      List<Line> page = page(session.connection(), after);
      while (!page.isEmpty()) {
        for (Line line : page) {
          if (line.operations().stream().noneMatch(operation -> isKept(operation, round))) {
            session.transaction(connection -> remove(connection, line.lineage()));
            removed++;
          }
        }
        after = page.getLast().lineage();
        page = page(session.connection(), after);
      }
    }
    return removed;
  }

  // A retry that has applied nothing yet stands in no ledger.
  private static boolean isKept(String operation, Round round) {
    OperationId id = OperationId.parse(operation);
    return round.isThere(operation) || (id != null && round.isThere(id.next().toString()));
  }

  private static List<Line> page(Connection connection, String after) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CANDIDATES)) {
      statement.setString(1, after);
      statement.setInt(2, AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Array operations = row.getArray("operations");
          lines.add(new Line(row.getString("lineage"), List.of((String[]) operations.getArray())));
        }
      }
    }
    return lines;
  }

  private static int remove(Connection connection, String lineage) throws SQLException {
    int rows = 0;
    for (String removal : REMOVALS) {
      try (PreparedStatement statement = connection.prepareStatement(removal)) {
        statement.setString(1, lineage);
        rows += statement.executeUpdate();
      }
    }
    return rows;
  }
}
