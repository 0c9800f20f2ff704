package io.longhaul.local.demo;

import io.longhaul.client.Operation;
import io.longhaul.local.database.DatabaseAccess;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What became of an import's records: {@code read = inserted + updated + skipped + rejected}. */
record Ledger(long read, long inserted, long updated, long skipped, long rejected) {

  /** As the API tells it. */
  static Ledger of(Operation operation) {
    var counts = operation.counts();
    return new Ledger(
        counts.getOrDefault("read", 0L),
        counts.getOrDefault("inserted", 0L),
        counts.getOrDefault("updated", 0L),
        counts.getOrDefault("skipped", 0L),
        counts.getOrDefault("rejected", 0L));
  }

  /** As the database has it, written in the transactions of the rows themselves. */
  static Ledger inDatabase(DatabaseAccess database, String operation) throws SQLException {
    var query =
        "SELECT read, inserted, updated, skipped, rejected FROM longhaul.ledger WHERE operation_id = ?";
    try (var connection = database.connect();
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, operation);
      try (var row = statement.executeQuery()) {
        return row.next() ? of(row) : new Ledger(0, 0, 0, 0, 0);
      }
    }
  }

  /** Rows of a table. */
  static long rows(DatabaseAccess database, String quotedTable) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM " + quotedTable)) {
      row.next();
      return row.getLong(1);
    }
  }

  boolean closes() {
    return read == inserted + updated + skipped + rejected;
  }

  private static Ledger of(ResultSet row) throws SQLException {
    return new Ledger(
        row.getLong("read"),
        row.getLong("inserted"),
        row.getLong("updated"),
        row.getLong("skipped"),
        row.getLong("rejected"));
  }
}
