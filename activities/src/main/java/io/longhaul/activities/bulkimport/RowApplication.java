package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.ChunkApplier.Target;
import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.activities.database.DatabaseErrors;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import java.io.Serial;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rows of one chunk inside of its transaction: all of a batch with one statement, and
 * where that fails for the sake of a record, halves of it under savepoints until it is found.
 */
final class RowApplication {

  private static final int WORTH_AN_INDEX = 500;
  private static final int MANY_BATCHES = 8;
  private static final Refusal DUPLICATE =
      new Refusal(
          "",
          RejectCode.DUPLICATE_KEY.name(),
          "A record with this key is there already, in the table or earlier in the file.");

  private final DatabaseSession session;
  private final ChunkSql sql;
  private final Target target;
  private final PreparedChunk chunk;
  private final List<Reject> rejects;
  private long inserted;
  private long updated;
  private long skipped;
  private boolean indexed;

  private record Range(int from, int to) {
    int size() {
      return to - from;
    }

    boolean isOne() {
      return size() == 1;
    }

    Range firstHalf() {
      return new Range(from, from + size() / 2);
    }

    Range secondHalf() {
      return new Range(from + size() / 2, to);
    }
  }

  /** Two rows with one key in the eyes of the database, not in ours. */
  private static final class SharedKeyException extends SQLException {
    @Serial private static final long serialVersionUID = 1;
  }

  private record Outcome(long inserted, long updated, List<Integer> duplicates) {}

  RowApplication(DatabaseSession session, ChunkSql sql, Target target, PreparedChunk chunk) {
    this.session = session;
    this.sql = sql;
    this.target = target;
    this.chunk = chunk;
    this.rejects = new ArrayList<>(chunk.rejects());
  }

  /**
   * Applies all rows.
   *
   * @param expectsTrouble whether to go carefully from the start
   * @return whether the database refused a record
   */
  boolean run(boolean expectsTrouble) throws SQLException {
    if (chunk.rowCount() == 0) {
      return expectsTrouble;
    }
    if (target.table().traits().deferrable()) {
      session.execute("SET CONSTRAINTS ALL IMMEDIATE");
    }
    if (chunk.batches() > MANY_BATCHES) {
      index();
    }
    boolean trouble = expectsTrouble || !runQuickly();
    if (trouble) {
      trouble = runCarefully();
    }
    if (indexed) {
      session.execute(sql.dropIndex());
    }
    return trouble;
  }

  Tally tally() {
    return new Tally(inserted, updated, skipped, rejects.size());
  }

  List<Reject> rejects() {
    return rejects;
  }

  private boolean runQuickly() throws SQLException {
    session.execute("SAVEPOINT chunk");
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (int batch = 0; batch < chunk.batches(); batch++) {
        outcomes.add(apply(new Range(chunk.batchStart(batch), chunk.batchEnd(batch))));
      }
    } catch (SQLException e) {
      if (!blamesRecord(e)) {
        throw e;
      }
      session.execute("ROLLBACK TO SAVEPOINT chunk");
      return false;
    }
    for (int batch = 0; batch < outcomes.size(); batch++) {
      count(outcomes.get(batch), chunk.batchEnd(batch) - chunk.batchStart(batch));
    }
    return true;
  }

  private boolean runCarefully() throws SQLException {
    int before = rejects.size();
    if (chunk.rowCount() > WORTH_AN_INDEX) {
      index();
    }
    session.execute("SAVEPOINT part");
    Deque<Range> todo = new ArrayDeque<>();
    for (int batch = 0; batch < chunk.batches(); batch++) {
      todo.addLast(new Range(chunk.batchStart(batch), chunk.batchEnd(batch)));
    }
    while (!todo.isEmpty()) {
      applyOrDivide(todo.removeFirst(), todo);
    }
    return rejects.size() > before;
  }

  private void applyOrDivide(Range range, Deque<Range> todo) throws SQLException {
    Outcome outcome;
    try {
      outcome = apply(range);
    } catch (SQLException e) {
      if (!blamesRecord(e)) {
        throw e;
      }
      session.execute("ROLLBACK TO SAVEPOINT part");
      if (range.isOne()) {
        refuse(range.from(), e);
      } else {
        todo.addFirst(range.secondHalf());
        todo.addFirst(range.firstHalf());
      }
      return;
    }
    session.execute("RELEASE SAVEPOINT part; SAVEPOINT part");
    count(outcome, range.size());
  }

  private void index() throws SQLException {
    if (!indexed) {
      indexed = true;
      session.execute(sql.createIndex());
    }
  }

  private Outcome apply(Range range) throws SQLException {
    boolean whole = range.size() == chunk.rowCount();
    try (PreparedStatement statement = session.connection().prepareStatement(sql.apply(!whole))) {
      for (int i = 0; !whole && i < sql.ranges(); i++) {
        statement.setInt(2 * i + 1, range.from());
        statement.setInt(2 * i + 2, range.to());
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return checked(
            new Outcome(row.getLong(1), row.getLong(2), ordinals(row.getArray(3))), range);
      }
    }
  }

  /** Rows that share a key are divided until each is on its own. */
  private Outcome checked(Outcome outcome, Range range) throws SQLException {
    if (target.policy() == OnDuplicate.REJECT
        && !target.dataset().appendOnly()
        && outcome.inserted() + outcome.duplicates().size() != range.size()
        && !range.isOne()) {
      throw new SharedKeyException();
    }
    return outcome;
  }

  private static List<Integer> ordinals(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((Integer[]) array.getArray());
  }

  private void count(Outcome outcome, int size) {
    inserted += outcome.inserted();
    updated += outcome.updated();
    if (target.dataset().appendOnly()) {
      return;
    }
    switch (target.policy()) {
      case SKIP -> skipped += size - outcome.inserted();
      case REJECT -> {
        for (Integer ordinal : outcome.duplicates()) {
          rejects.add(chunk.reject(ordinal, DUPLICATE));
        }
      }
      case UPDATE -> {}
    }
  }

  /** Only what the server says counts: a driver uses the same classes for its own troubles. */
  private static boolean blamesRecord(SQLException error) {
    return error instanceof SharedKeyException
        || (DatabaseErrors.server(error) != null
            && RejectCode.blamesRecord(DatabaseErrors.state(error)));
  }

  private void refuse(int ordinal, SQLException error) {
    rejects.add(chunk.reject(ordinal, Refusal.of(error, target)));
  }
}
