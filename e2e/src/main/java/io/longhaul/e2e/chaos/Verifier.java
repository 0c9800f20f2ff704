package io.longhaul.e2e.chaos;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.e2e.stack.OwnStack;
import io.longhaul.e2e.workload.Counts;
import io.longhaul.e2e.workload.Ledger;
import io.longhaul.e2e.workload.OneByOne.Applied;
import io.longhaul.e2e.workload.TableCheck;
import io.longhaul.e2e.workload.TableCheck.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds what an import reports and what it left in the table against one by one. */
final class Verifier {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Append-only tables are emptied when they have grown past this. */
  private static final int LONG_TABLE = 400_000;

  private final OwnStack stack;
  private final LonghaulClient client;
  private final Tally tally;

  Verifier(OwnStack stack, LonghaulClient client, Tally tally) {
    this.stack = stack;
    this.client = client;
    this.tally = tally;
  }

  /** Checks the last import into a table, all operations of its line together. */
  void check(LaneTable table, Import job, List<Operation> line) {
    Operation last = line.getLast();
    line.forEach(each -> tally.ended(each.state(), each.equals(last) ? job.file().records() : 0));
    Applied expected = table.expected().apply(job.file(), job.policy());
    String state = expected.counts().rejected() > 0 ? "PartiallySucceeded" : "Succeeded";
    if (!last.state().equals(state)) {
      tally.problem(last.id() + " should be " + state + " and is " + last.document());
      return;
    }
    checkCounts(line, expected, last);
    checkTable(table, last.id());
    if (table.expected().size() > LONG_TABLE) {
      empty(table);
    }
  }

  /** Checks a table again, when nothing runs any more: late writers would show. */
  void checkTable(LaneTable table, String after) {
    Difference difference =
        withDatabase(each -> TableCheck.compare(each, table.table(), table.expected()));
    if (!difference.isNone()) {
      tally.differs(table.table().table() + " after " + after, difference);
    }
  }

  private void checkCounts(List<Operation> line, Applied expected, Operation last) {
    JsonNode result = client.result(last.id());
    Counts lineage = counts(result, "lineage");
    Counts own = counts(result, "operation");
    if (!lineage.equals(expected.counts())) {
      tally.wrongCount(last.id() + ": lineage " + lineage + ", should be " + expected.counts());
    }
    Counts parts = line.stream().map(this::ledger).reduce(Counts.NONE, Counts::plus);
    if (!own.closes() || !own.equals(ledger(last)) || !parts.equals(lineage)) {
      tally.wrongCount(last.id() + ": own " + own + ", ledger " + parts + " of " + lineage);
    }
    List<String> ids = line.stream().map(Operation::id).toList();
    BitSet rejected = withDatabase(each -> Ledger.rejected(each, ids));
    rejected.xor(expected.rejected());
    if (!rejected.isEmpty()) {
      tally.wrongCount(last.id() + ": rejects differ in records " + rejected);
    }
    if (withDatabase(Ledger::unproven) > 0) {
      tally.wrongCount("a ledger does not close, seen after " + last.id());
    }
  }

  private Counts ledger(Operation operation) {
    return withDatabase(each -> Ledger.ofOperation(each, operation.id()));
  }

  private static Counts counts(@Nullable JsonNode result, String part) {
    if (result == null) {
      return Counts.NONE;
    }
    JsonNode counts = result.path(part);
    return new Counts(
        counts.path("read").asLong(-1),
        counts.path("inserted").asLong(-1),
        counts.path("updated").asLong(-1),
        counts.path("skipped").asLong(-1),
        counts.path("rejected").asLong(-1));
  }

  private void empty(LaneTable table) {
    withDatabase(connection -> {
      table.table().truncate(connection);
      return true;
    });
    table.expected().clear();
  }

  /** The database may be the one that was just killed. */
  private <T> T withDatabase(Work<T> work) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = stack.connect()) {
        return work.with(connection);
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("The database does not come back", e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
