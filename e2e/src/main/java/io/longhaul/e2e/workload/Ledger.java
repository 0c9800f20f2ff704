package io.longhaul.e2e.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;

/** What the database itself says of imports: the tables of schema {@code longhaul}. */
public final class Ledger {
  private static final String OF_OPERATION =
      """
      SELECT coalesce(sum(read), 0), coalesce(sum(inserted), 0), coalesce(sum(updated), 0),
             coalesce(sum(skipped), 0), coalesce(sum(rejected), 0)
      FROM longhaul.ledger WHERE operation_id = ?
      """;
  private static final String REJECTED =
      """
      SELECT record FROM longhaul.reject
      WHERE lineage IN (SELECT lineage FROM longhaul.ledger WHERE operation_id = ANY (?))
      """;
  private static final String UNPROVEN =
      "SELECT count(*) FROM longhaul.ledger_proof WHERE NOT closes";

  private Ledger() {}

  /** What one operation did, all of its attempts together. */
  public static Counts ofOperation(Connection connection, String operationId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_OPERATION)) {
      statement.setString(1, operationId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Counts(
            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
      }
    }
  }

  /**
   * Which records the lineage of some operations has handed back; an operation that found all work
   * done has no entry of its own.
   */
  public static BitSet rejected(Connection connection, List<String> operationIds)
      throws SQLException {
    BitSet records = new BitSet();
    try (PreparedStatement statement = connection.prepareStatement(REJECTED)) {
      statement.setArray(1, connection.createArrayOf("text", operationIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          records.set(row.getInt(1));
        }
      }
    }
    return records;
  }

  /** How many lineages there are whose books do not close; the documented proof. */
  public static long unproven(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(UNPROVEN)) {
      row.next();
      return row.getLong(1);
    }
  }
}
