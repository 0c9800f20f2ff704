package io.longhaul.activities.bulkimport;

import io.longhaul.activities.checkpoint.LedgerBook;
import io.longhaul.activities.checkpoint.LedgerBook.Share;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.activities.progress.Drain;
import io.longhaul.workflows.bulkimport.BulkImportActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** The activities of bulk-import. */
final class ImportActivities implements BulkImportActivities {

  private static final Duration TALLY_PATIENCE = Duration.ofDays(1);

  private final ImportResources resources;
  private final Supplier<ActivityExecutionContext> context;
  private final Inspector inspector;
  private final Loader loader;
  private final Publisher publisher;

  ImportActivities(ImportSettings settings, ImportResources resources, Drain drain) {
    this(Activity::getExecutionContext, settings, resources, drain, ChunkProbe.NONE);
  }

  ImportActivities(
      Supplier<ActivityExecutionContext> context,
      ImportSettings settings,
      ImportResources resources,
      Drain drain,
      ChunkProbe probe) {
    this.context = context;
    this.resources = resources;
    this.inspector = new Inspector(settings, resources);
    this.loader = new Loader(settings, resources, drain, probe);
    this.publisher = new Publisher(settings, resources);
  }

  @Override
  public Inspection inspect(InspectCommand command) {
    return Attempt.run(
        context.get(),
        command.patience(),
        "bytes",
        null,
        attempt -> inspector.inspect(command, attempt));
  }

  @Override
  public LoadReport load(LoadCommand command) {
    return Attempt.run(
        context.get(),
        command.patience(),
        "rows",
        command.inspection().records(),
        attempt -> loader.load(command, attempt));
  }

  @Override
  public Publication publish(PublishCommand command) {
    return Attempt.run(
        context.get(),
        command.patience(),
        "rows",
        null,
        attempt -> publisher.publish(command, attempt));
  }

  @Override
  public Ledger tally(TallyCommand command) {
    return Attempt.run(
        context.get(), TALLY_PATIENCE, "rows", null, attempt -> tally(command, attempt));
  }

  private Ledger tally(TallyCommand command, Attempt attempt) throws SQLException {
    Share share =
        new Share(
            command.lineage().id(),
            Loader.STEP,
            command.source().runId(),
            command.source().operationId());
    LedgerBook book = new LedgerBook();
    try (DatabaseSession session = resources.database().open(attempt.limits())) {
      return new Ledger(
          LoadRun.counts(book.ofOperation(session.connection(), share)),
          LoadRun.counts(book.ofLineage(session.connection(), share)));
    }
  }
}
