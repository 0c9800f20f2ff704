package io.longhaul.activities.bulkimport;

import io.longhaul.activities.database.TestPostgres;
import io.longhaul.activities.progress.Drain;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
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
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Imports of one test class: its database, its files, its datasets. */
final class ImportBed {

  static final String TENANT = "acme";
  static final Duration PATIENCE = Duration.ofMinutes(5);
  static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

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
    String run = UUID.randomUUID().toString();
    return new Import(new Source(TENANT + "~" + run, run, TENANT, upload, dataset));
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
    private ChunkProbe probe = ChunkProbe.NONE;
    private Duration patience = PATIENCE;
    private Consumer<StepProgress> listener = progress -> {};
    private @Nullable StepProgress earlier;
    private @Nullable Inspection inspection;
    private @Nullable Lineage lineage;
    private volatile @Nullable TestActivityEnvironment environment;

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

    Import patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    Import listener(Consumer<StepProgress> listener) {
      this.listener = listener;
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

    /** What the attempt that runs now hears with its next heartbeat. */
    void cancel() {
      Objects.requireNonNull(environment, "no attempt runs").requestCancelActivity();
    }

    private <R> R call(java.util.function.Function<BulkImportActivities, R> call) {
      TestActivityEnvironment running =
          TestActivityEnvironment.newInstance(
              TestEnvironmentOptions.newBuilder()
                  .setWorkflowClientOptions(
                      WorkflowClientOptions.newBuilder()
                          .setDataConverter(OperationPayloads.converter(PayloadKeys.NONE))
                          .build())
                  .build());
      environment = running;
      try {
        running.setActivityHeartbeatListener(StepProgress.class, listener::accept);
        if (earlier != null) {
          running.setHeartbeatDetails(earlier);
        }
        running.registerActivitiesImplementations(
            new ImportActivities(settings, resources, drain, probe));
        return call.apply(
            running.newActivityStub(
                BulkImportActivities.class,
                ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(10))
                    .setHeartbeatTimeout(HEARTBEAT_TIMEOUT)
                    .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                    .build()));
      } finally {
        running.close();
        environment = null;
      }
    }
  }
}
