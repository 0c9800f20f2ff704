package io.longhaul.activities.bulkimport;

import io.longhaul.activities.database.TestPostgres;
import io.longhaul.activities.progress.Drain;
import io.longhaul.activities.progress.FakeActivityContext;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.Uploads;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imports of one test class: its database, its files, its datasets. */
final class ImportBed {

  static final String TENANT = "acme";
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestPostgres postgres;
  private final Path datasetFolder;
  private final Path blobFolder;
  private final ImportResources resources;

  ImportBed(Path folder) {
    postgres = TestPostgres.newDatabase();
    datasetFolder = folder.resolve("datasets");
    blobFolder = folder.resolve("blobs");
    try {
      Files.createDirectories(datasetFolder);
      Files.createDirectories(blobFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    resources = resources();
  }

  /** A new look at everything, as after a start of the worker. */
  ImportResources resources() {
    FileSystemBlobStore store = FileSystemBlobStore.open(blobFolder);
    return new ImportResources(
        postgres.database(),
        new Uploads(store, Clock.systemUTC()),
        new Artifacts(store, Clock.systemUTC()),
        new DatasetDirectory(datasetFolder));
  }

  TestPostgres postgres() {
    return postgres;
  }

  Uploads uploads() {
    return resources.uploads();
  }

  Artifacts artifacts() {
    return resources.artifacts();
  }

  ImportBed dataset(String name, String yaml) {
    try {
      Files.writeString(datasetFolder.resolve(name + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  String upload(String content) {
    return upload(content.getBytes(StandardCharsets.UTF_8));
  }

  String upload(byte[] content) {
    return upload(new ByteArrayInputStream(content), content.length);
  }

  String upload(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return upload(in, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String upload(InputStream in, long length) {
    try {
      Upload upload = newUpload(length);
      resources.uploads().receive(upload, in);
      return upload.id().value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An upload that waits for its bytes. */
  Upload newUpload(long length) {
    NewUpload request =
        new NewUpload(TENANT, UUID.randomUUID().toString(), "ann", length, Map.of());
    return ((Creation.Created) resources.uploads().create(request)).upload();
  }

  Import of(String dataset, String upload) {
    return of(TENANT, dataset, upload);
  }

  Import of(String tenant, String dataset, String upload) {
    String run = UUID.randomUUID().toString();
    return new Import(new Source(tenant + "~" + run, run, tenant, upload, dataset));
  }

  void delete(String upload) {
    resources
        .uploads()
        .delete(resources.uploads().find(TENANT, new UploadId(upload)).orElseThrow());
  }

  /** The activities of one import, each call an attempt of its own. */
  final class Import {
    final Source source;
    private OnDuplicate policy = OnDuplicate.UPDATE;
    private RejectLimit limit = RejectLimit.NONE;
    private @Nullable CsvFormat format;
    private @Nullable Integer maxRowsPerSecond;
    private ImportSettings settings = ImportSettings.DEFAULT;
    private Drain drain = Drain.NEVER;
    private ImportResources own = resources;
    private ChunkProbe probe = ChunkProbe.NONE;
    private Duration patience = PATIENCE;
    private Consumer<StepProgress> listener = progress -> {};
    private @Nullable StepProgress earlier;
    private @Nullable Inspection inspection;
    private @Nullable Lineage lineage;
    private Instant scheduledAt = Instant.now();
    private int attempt = 1;
    private volatile @Nullable FakeActivityContext context;

    Import(Source source) {
      this.source = source;
    }

    Import policy(OnDuplicate policy) {
      this.policy = policy;
      return this;
    }

    Import limit(RejectLimit limit) {
      this.limit = limit;
      return this;
    }

    Import format(CsvFormat format) {
      this.format = format;
      return this;
    }

    Import pace(int maxRowsPerSecond) {
      this.maxRowsPerSecond = maxRowsPerSecond;
      return this;
    }

    Import settings(ImportSettings settings) {
      this.settings = settings;
      return this;
    }

    Import drain(Drain drain) {
      this.drain = drain;
      return this;
    }

    Import probe(ChunkProbe probe) {
      this.probe = probe;
      return this;
    }

    /** Another worker, or one that has it harder. */
    Import resources(ImportResources resources) {
      this.own = resources;
      return this;
    }

    /** The same step once more, as another worker would run it. */
    Import again() {
      Import other = new Import(source);
      other.policy = policy;
      other.settings = settings;
      other.inspection = inspection();
      other.lineage = lineage();
      return other;
    }

    /** The next operation of the same line. */
    Import retried() {
      String run = UUID.randomUUID().toString();
      Import next =
          new Import(new Source(TENANT + "~" + run, run, TENANT, source.file(), source.dataset()));
      next.policy = policy;
      next.format = format;
      next.settings = settings;
      next.lineage = lineage();
      return next;
    }

    Import patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    Import listener(Consumer<StepProgress> listener) {
      this.listener = listener;
      return this;
    }

    Import attempt(int attempt, Instant scheduledAt) {
      this.attempt = attempt;
      this.scheduledAt = scheduledAt;
      return this;
    }

    /** What an earlier attempt has shown. */
    Import earlier(StepProgress earlier) {
      this.earlier = earlier;
      return this;
    }

    Import lineage(Lineage lineage) {
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
          new LoadCommand(
              source, inspection(), lineage(), policy, limit, maxRowsPerSecond, patience);
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
}
