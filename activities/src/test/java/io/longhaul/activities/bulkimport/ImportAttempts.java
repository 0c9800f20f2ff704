package io.longhaul.activities.bulkimport;

import io.longhaul.activities.progress.Drain;
import io.longhaul.activities.progress.FakeActivityContext;
import io.longhaul.workflows.bulkimport.BulkImportActivities;
import io.longhaul.workflows.bulkimport.BulkImportActivities.InspectCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.PublishCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Source;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import io.longhaul.workflows.bulkimport.RejectLimit;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.StepProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The activities of one import, each call an attempt of its own. */
final class ImportAttempts {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  final Source source;
  private final ImportResources shared;
  private ImportResources own;
  private OnDuplicate policy = OnDuplicate.UPDATE;
  private RejectLimit limit = RejectLimit.NONE;
  private @Nullable CsvFormat format;
  private @Nullable Integer maxRowsPerSecond;
  private ImportSettings settings = ImportSettings.DEFAULT;
  private Drain drain = Drain.NEVER;
  private ChunkProbe probe = ChunkProbe.NONE;
  private Duration patience = PATIENCE;
  private Consumer<StepProgress> listener = progress -> {};
  private @Nullable StepProgress earlier;
  private @Nullable Inspection inspection;
  private @Nullable Lineage lineage;
  private Instant scheduledAt = Instant.now();
  private int attempt = 1;
  private volatile @Nullable FakeActivityContext context;

  private ImportAttempts(Source source, ImportResources shared) {
    this.source = source;
    this.shared = shared;
    this.own = shared;
  }

  /** An import of this upload that nobody has begun yet. */
  static ImportAttempts of(String tenant, String dataset, String upload, ImportResources shared) {
    String run = UUID.randomUUID().toString();
    return new ImportAttempts(new Source(tenant + "~" + run, run, tenant, upload, dataset), shared);
  }

  ImportAttempts policy(OnDuplicate policy) {
    this.policy = policy;
    return this;
  }

  ImportAttempts limit(RejectLimit limit) {
    this.limit = limit;
    return this;
  }

  ImportAttempts format(CsvFormat format) {
    this.format = format;
    return this;
  }

  ImportAttempts pace(int maxRowsPerSecond) {
    this.maxRowsPerSecond = maxRowsPerSecond;
    return this;
  }

  ImportAttempts settings(ImportSettings settings) {
    this.settings = settings;
    return this;
  }

  ImportAttempts drain(Drain drain) {
    this.drain = drain;
    return this;
  }

  ImportAttempts probe(ChunkProbe probe) {
    this.probe = probe;
    return this;
  }

  /** Another worker, or one that has it harder. */
  ImportAttempts resources(ImportResources resources) {
    this.own = resources;
    return this;
  }

  /** The same step once more, as another worker would run it. */
  ImportAttempts again() {
    ImportAttempts other = new ImportAttempts(source, shared);
    other.policy = policy;
    other.settings = settings;
    other.inspection = inspection();
    other.lineage = lineage();
    return other;
  }

  /** The next operation of the same line. */
  ImportAttempts retried() {
    ImportAttempts next =
        ImportAttempts.of(ImportBed.TENANT, source.dataset(), source.file(), shared);
    next.policy = policy;
    next.format = format;
    next.settings = settings;
    next.lineage = lineage();
    return next;
  }

  ImportAttempts patience(Duration patience) {
    this.patience = patience;
    return this;
  }

  ImportAttempts listener(Consumer<StepProgress> listener) {
    this.listener = listener;
    return this;
  }

  ImportAttempts attempt(int attempt, Instant scheduledAt) {
    this.attempt = attempt;
    this.scheduledAt = scheduledAt;
    return this;
  }

  /** What an earlier attempt has shown. */
  ImportAttempts earlier(StepProgress earlier) {
    this.earlier = earlier;
    return this;
  }

  ImportAttempts lineage(Lineage lineage) {
    this.lineage = lineage;
    return this;
  }

  Inspection inspect() {
    return call(activities -> activities.inspect(new InspectCommand(source, format, patience)));
  }

  Inspection inspection() {
    if (inspection == null) {
      inspection = inspect();
    }
    return inspection;
  }

  Lineage lineage() {
    return Objects.requireNonNullElseGet(
        lineage, () -> new Lineage(source.runId(), inspection().digest() + ":" + policy, null));
  }

  BulkImportActivities.LoadReport load() {
    LoadCommand command =
        new LoadCommand(source, inspection(), lineage(), policy, limit, maxRowsPerSecond, patience);
    return call(activities -> activities.load(command));
  }

  BulkImportActivities.Publication publish() {
    PublishCommand command = new PublishCommand(source, inspection(), lineage(), patience);
    return call(activities -> activities.publish(command));
  }

  BulkImportActivities.Ledger tally() {
    BulkImportActivities.TallyCommand command =
        new BulkImportActivities.TallyCommand(source, lineage());
    return call(activities -> activities.tally(command));
  }

  /** The context of the last attempt. */
  FakeActivityContext context() {
    return Objects.requireNonNull(context, "no attempt was made");
  }

  private <R> R call(Function<BulkImportActivities, R> call) {
    FakeActivityContext running = new FakeActivityContext(attempt, scheduledAt, earlier);
    running.onHeartbeat(listener);
    context = running;
    return call.apply(new ImportActivities(() -> running, settings, own, drain, probe));
  }
}
