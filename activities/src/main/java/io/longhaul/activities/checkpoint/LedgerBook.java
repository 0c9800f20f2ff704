package io.longhaul.activities.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The share of each operation in what its line has done. */
public final class LedgerBook {

  private static final String ADD =
      """
      INSERT INTO longhaul.ledger AS mine
             (lineage, step, run_id, operation_id, read, inserted, updated, skipped, rejected)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (lineage, step, run_id) DO UPDATE
         SET read = mine.read + excluded.read, inserted = mine.inserted + excluded.inserted,
             updated = mine.updated + excluded.updated, skipped = mine.skipped + excluded.skipped,
             rejected = mine.rejected + excluded.rejected, updated_at = now()
      """;
  private static final String SUM =
      """
      SELECT coalesce(sum(inserted), 0), coalesce(sum(updated), 0), coalesce(sum(skipped), 0),
             coalesce(sum(rejected), 0)
        FROM longhaul.ledger WHERE lineage = ? AND step = ? AND (?::text IS NULL OR run_id = ?)
      """;

  /**
   * Whose share.
   *
   * @param runId the first run of the operation; its id alone may come again after expiry
   */
  public record Share(String lineage, String step, String runId, String operationId) {}

  /** Adds to a share, in the transaction of the effect. */
  public void add(Connection connection, Share share, Tally tally) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, share.lineage());
      statement.setString(2, share.step());
      statement.setString(3, share.runId());
      statement.setString(4, share.operationId());
      statement.setLong(5, tally.read());
      statement.setLong(6, tally.inserted());
      statement.setLong(7, tally.updated());
      statement.setLong(8, tally.skipped());
      statement.setLong(9, tally.rejected());
      statement.executeUpdate();
    }
  }

  /** What one operation did. */
  public Tally ofOperation(Connection connection, Share share) throws SQLException {
    return sum(connection, share, share.runId());
  }

  /** What all operations of the line did. */
  public Tally ofLineage(Connection connection, Share share) throws SQLException {
    return sum(connection, share, null);
  }

  private static Tally sum(Connection connection, Share share, @Nullable String runId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUM)) {
      statement.setString(1, share.lineage());
      statement.setString(2, share.step());
      statement.setString(3, runId);
      statement.setString(4, runId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Tally(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
      }
    }
  }
}
