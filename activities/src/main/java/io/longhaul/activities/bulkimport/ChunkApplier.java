package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.ChunkProbe.Moment;
import io.longhaul.activities.checkpoint.Advance;
import io.longhaul.activities.checkpoint.Checkpoints;
import io.longhaul.activities.checkpoint.LedgerBook;
import io.longhaul.activities.checkpoint.LedgerBook.Share;
import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.activities.checkpoint.Tenure;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.datasets.Dataset;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * Applies chunks: the rows, the position, the counts and the rejects in one transaction. For one
 * thread.
 */
final class ChunkApplier {

  private final DatabaseSession session;
  private final Target target;
  private final Tenure tenure;
  private final Share share;
  private final ChunkProbe probe;
  private final ChunkSql sql;
  private final Checkpoints checkpoints = new Checkpoints();
  private final LedgerBook ledger = new LedgerBook();
  private boolean expectsTrouble;

  /** Where rows go, and what happens to those that are there. */
  record Target(Dataset dataset, TargetTable table, OnDuplicate policy) {}

  ChunkApplier(DatabaseSession session, Target target, Tenure tenure, Share share, ChunkProbe probe)
      throws SQLException {
    this.session = session;
    this.target = target;
    this.tenure = tenure;
    this.share = share;
    this.probe = probe;
    this.sql = new ChunkSql(target.dataset(), target.table(), target.policy());
    session.execute(sql.createStaging());
  }

  /**
   * Applies one chunk, whole or not at all.
   *
   * @throws io.longhaul.activities.checkpoint.FencedException if another attempt has taken over
   */
  Tally apply(PreparedChunk chunk) throws SQLException {
    Tally tally = session.transaction(connection -> apply(connection, chunk));
    probe.reached(Moment.COMMITTED);
    return tally;
  }

  private Tally apply(Connection connection, PreparedChunk chunk) throws SQLException {
    // All that comes from outside of the database comes before the first lock on the table.
    copy(chunk);
    probe.reached(Moment.COPIED);
    RowApplication application = new RowApplication(session, sql, target, chunk);
    expectsTrouble = application.run(expectsTrouble);
    Tally tally = application.tally();
    Rejects.add(connection, share.lineage(), application.rejects());
    ledger.add(connection, share, tally);
    probe.reached(Moment.APPLIED);
    checkpoints.advance(
        connection,
        tenure,
        new Advance(chunk.records().start().offset(), chunk.records().end().offset(), tally));
    return tally;
  }

  private void copy(PreparedChunk chunk) throws SQLException {
    if (chunk.rowCount() == 0) {
      return;
    }
    CopyIn copy = session.copy().copyIn(sql.copy());
    try {
      chunk.rows().writeTo(copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
