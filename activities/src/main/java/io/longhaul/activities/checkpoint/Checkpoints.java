package io.longhaul.activities.checkpoint;

import io.longhaul.activities.database.DatabaseErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints in the target database. Methods that change something are called in the
 * transaction that they belong to.
 */
public final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private static final String COLUMNS =
      "digest, target, supersedes, position, inserted, updated, skipped, rejected";
  private static final String KEY = " lineage = ? AND step = ? AND partition = ?";

  private static final String FIND = "SELECT " + COLUMNS + " FROM longhaul.checkpoint WHERE" + KEY;
  private static final String CREATE =
      """
      INSERT INTO longhaul.checkpoint (lineage, step, partition, digest, target, supersedes, position)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;
  private static final String TERMINATE_OWNER =
      """
      SELECT pg_terminate_backend(a.pid, 1000)
        FROM longhaul.checkpoint c JOIN pg_stat_activity a
          ON a.pid = c.owner_pid AND a.backend_start = c.owner_backend_start
       WHERE a.pid <> pg_backend_pid() AND\
      """
          + KEY;
  private static final String CLAIM =
      """
      UPDATE longhaul.checkpoint
         SET epoch = epoch + 1, owner_pid = pg_backend_pid(), updated_at = now(),
             owner_backend_start =
               (SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())
       WHERE\
      """
          + KEY
          + " RETURNING epoch, "
          + COLUMNS;
  private static final String ADVANCE =
      """
      UPDATE longhaul.checkpoint
         SET position = ?, read = read + ?, inserted = inserted + ?, updated = updated + ?,
             skipped = skipped + ?, rejected = rejected + ?, updated_at = now()
       WHERE epoch = ? AND position = ? AND\
      """
          + KEY;
  private static final String APPLIED_BEFORE =
      """
      WITH RECURSIVE line(lineage) AS (
        SELECT ?::text
        UNION
        SELECT c.supersedes FROM longhaul.checkpoint c JOIN line USING (lineage)
         WHERE c.supersedes IS NOT NULL)
      SELECT coalesce(sum(c.inserted), 0)
        FROM longhaul.checkpoint c JOIN line USING (lineage) WHERE c.target = ?
      """;

  /** The checkpoint of this key; null before the first attempt. */
  public @Nullable Checkpoint find(Connection connection, CheckpointKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      bind(statement, 1, key);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? checkpoint(key, row) : null;
      }
    }
  }

  /** Makes the checkpoint unless it is there. */
  public void create(Connection connection, Checkpoint fresh) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
      bind(statement, 1, fresh.key());
      statement.setString(4, fresh.digest());
      statement.setString(5, fresh.target());
      statement.setString(6, fresh.supersedes());
      statement.setLong(7, fresh.position());
      statement.executeUpdate();
    }
  }

  /**
   * Takes the checkpoint over: ends the database session of its owner, who may be frozen and hold
   * locks that no time-out of the server would ever free, and begins the next epoch. To be called
   * outside of a transaction, after a heartbeat that the engine took.
   */
  public Tenure claim(Connection connection, CheckpointKey key) throws SQLException {
    terminateOwner(connection, key);
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      bind(statement, 1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("There is no checkpoint " + key);
        }
        return new Tenure(row.getLong("epoch"), checkpoint(key, row));
      }
    }
  }

  private void terminateOwner(Connection connection, CheckpointKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TERMINATE_OWNER)) {
      bind(statement, 1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          LOG.info("Ended the database session of the earlier owner of {}", key);
        }
      }
    } catch (SQLException e) {
      // Not allowed when the earlier owner had another role: the epoch fences it all the same.
      if (!DatabaseErrors.state(e).equals("42501")) {
        throw e;
      }
      LOG.warn("May not end the database session of the earlier owner of {}", key);
    }
  }

  /**
   * Notes what a chunk did, in its transaction.
   *
   * @throws FencedException if another attempt has taken over; the transaction has to be rolled
   *     back
   */
  public void advance(Connection connection, Tenure tenure, Advance advance) throws SQLException {
    CheckpointKey key = tenure.claimed().key();
    Tally tally = advance.tally();
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setLong(1, advance.to());
      statement.setLong(2, tally.read());
      statement.setLong(3, tally.inserted());
      statement.setLong(4, tally.updated());
      statement.setLong(5, tally.skipped());
      statement.setLong(6, tally.rejected());
      statement.setLong(7, tenure.epoch());
      statement.setLong(8, advance.from());
      bind(statement, 9, key);
      if (statement.executeUpdate() != 1) {
        throw new FencedException(key, tenure.epoch());
      }
    }
  }

  /** How many rows a lineage and those that it supersedes have inserted into a target. */
  public long appliedBefore(Connection connection, String lineage, String target)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPLIED_BEFORE)) {
      statement.setString(1, lineage);
      statement.setString(2, target);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, int first, CheckpointKey key)
      throws SQLException {
    statement.setString(first, key.lineage());
    statement.setString(first + 1, key.step());
    statement.setInt(first + 2, key.partition());
  }

  private static Checkpoint checkpoint(CheckpointKey key, ResultSet row) throws SQLException {
    return new Checkpoint(
        key,
        row.getString("digest"),
        row.getString("target"),
        row.getString("supersedes"),
        row.getLong("position"),
        new Tally(
            row.getLong("inserted"),
            row.getLong("updated"),
            row.getLong("skipped"),
            row.getLong("rejected")));
  }
}
