package io.longhaul.activities.bulkimport;

import io.longhaul.activities.checkpoint.Checkpoint;
import io.longhaul.activities.checkpoint.LedgerBook;
import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.activities.csv.RecordChunk.Place;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.activities.progress.Drain;
import io.longhaul.activities.progress.Heartbeats;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Ledger;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.StepProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Takes chunk after chunk from where the checkpoint stands, until the file or the worker ends. */
final class LoadRun {

  private static final Duration LOOK_AROUND = Duration.ofMillis(50);
  private static final int SHOWN_REJECTS = 10;

  private final LoadPlan plan;
  private final LoadCommand command;
  private final Attempt attempt;
  private final Heartbeats heartbeats;
  private final DatabaseSession session;
  private final Drain drain;
  private final Pace pace;
  private final ChunkSizer sizer;
  private Tally tally = Tally.NONE;

  LoadRun(
      LoadPlan plan, Attempt attempt, Heartbeats heartbeats, DatabaseSession session, Drain drain) {
    this.plan = plan;
    this.command = plan.command();
    this.attempt = attempt;
    this.heartbeats = heartbeats;
    this.session = session;
    this.drain = drain;
    this.pace = new Pace(command.maxRowsPerSecond(), System::nanoTime);
    this.sizer =
        new ChunkSizer(plan.settings().chunkTime(), attempt.number(), command.maxRowsPerSecond());
  }

  LoadReport run(Checkpoint start, Grouping grouping, ChunkApplier applier)
      throws SQLException, IOException {
    tally = start.tally();
    checkRejectLimit();
    Place place = new Place(start.position(), tally.read());
    boolean finished;
    try (ChunkFeeder feeder = plan.feed(place, grouping, sizer)) {
      finished = applyAll(feeder, applier);
    }
    if (finished && tally.read() != command.inspection().records()) {
      throw new ImportProblem(
          ErrorCode.CHECKPOINT_MISMATCH,
          "The inspection counted %d records, and %d were read. Start a new operation."
              .formatted(command.inspection().records(), tally.read()));
    }
    StepProgress handedOverAt = finished ? null : attempt.meter().now();
    return new LoadReport(ledger(), handedOverAt);
  }

  /** Whether the end of the file was reached; otherwise the worker is being shut down. */
  private boolean applyAll(ChunkFeeder feeder, ChunkApplier applier)
      throws SQLException, IOException {
    while (!drain.requested()) {
      heartbeats.check();
      switch (feeder.poll(LOOK_AROUND)) {
        case null -> {}
        case ChunkFeeder.Finished _ -> {
          return true;
        }
        case ChunkFeeder.Next next -> {
          apply(next.chunk(), applier);
          feeder.recycle(next.chunk());
        }
      }
    }
    return false;
  }

  private void apply(PreparedChunk chunk, ChunkApplier applier) throws SQLException {
    int records = chunk.records().records();
    long begun = System.nanoTime();
    tally = tally.plus(applier.apply(chunk));
    sizer.applied(records, Duration.ofNanos(System.nanoTime() - begun));
    attempt.meter().advance(tally.read(), tally.rejected());
    checkRejectLimit();
    heartbeats.pause(pace.after(records), drain);
  }

  private void checkRejectLimit() throws SQLException {
    long total = command.inspection().records();
    if (!command.rejectLimit().isExceededBy(tally.rejected(), total)) {
      return;
    }
    List<ErrorDetail> first =
        Rejects.first(session.connection(), command.lineage().id(), SHOWN_REJECTS).stream()
            .map(LoadRun::detail)
            .toList();
    throw new ImportProblem(
        ErrorCode.REJECT_LIMIT_EXCEEDED,
        "Of %d records so far %d were rejected, more than maxRejected allows (%s). What was applied stays. Retry with a higher limit to go on, or correct the file and start again."
            .formatted(tally.read(), tally.rejected(), limitWords()),
        first);
  }

  private String limitWords() {
    Long records = command.rejectLimit().records();
    return records == null
        ? command.rejectLimit().percent() + " % of " + command.inspection().records()
        : records.toString();
  }

  private static ErrorDetail detail(Reject reject) {
    String column = reject.column().isEmpty() ? "" : ", column " + reject.column();
    return new ErrorDetail(
        "record " + reject.record() + column, reject.code() + ": " + reject.message(), null);
  }

  private Ledger ledger() throws SQLException {
    Tally own = new LedgerBook().ofOperation(session.connection(), plan.share());
    return new Ledger(counts(own), counts(tally));
  }

  static Counts counts(Tally tally) {
    return new Counts(
        tally.read(), tally.inserted(), tally.updated(), tally.skipped(), tally.rejected());
  }
}
