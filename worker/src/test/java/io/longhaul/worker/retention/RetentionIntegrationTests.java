package io.longhaul.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.worker.WorkerBed;
import io.longhaul.worker.WorkerProcess;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.retention.Retention;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a schedule on a real engine removes, and what it leaves. */
class RetentionIntegrationTests {

  private static final String KEPT = "acme~kept";
  private static final String EXPIRED = "acme~expired";
  private static final String UNKNOWN = "acme~unknown";
  private final Instant old = Instant.now().minus(Duration.ofHours(3));

  @TempDir private Path folder;
  private WorkerBed bed;
  private BlobStore store;
  private Artifacts artifacts;

  @BeforeEach
  void open() {
    bed = new WorkerBed(folder);
    store = FileSystemBlobStore.open(folder.resolve("blobs"));
    artifacts = new Artifacts(store, Clock.systemUTC());
    operation(KEPT, 30);
    operation(EXPIRED, 0);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void removesWhatExpiredAndLeavesTheRest() throws IOException {
    Upload expired = upload("expired", 100);
    Upload held = upload("held", 100);
    Upload fresh = upload("fresh", 1);
    new Uploads(store, Clock.systemUTC()).hold(held, KEPT);
    List.of(KEPT, EXPIRED, UNKNOWN).forEach(this::artifact);
    age(folder.resolve("blobs"));
    artifact("acme~written-now");
    Map<String, String> environment = bed.environment();
    environment.put("LONGHAUL_RETENTION_INTERVAL", "1s");

    try (WorkerProcess worker =
        WorkerProcess.start("retention", environment, folder.resolve("retention.log"))) {
      worker.awaitReady();
      lines();

      Await.until("the expired upload to be removed", () -> partsOf(expired) == 0);
      Await.until("its artifacts", () -> artifacts.list(EXPIRED).isEmpty());
      Await.until("and those of nobody", () -> artifacts.list(UNKNOWN).isEmpty());
      Await.until("and the lines", () -> lineages() == 1);
      Await.until("and superseded ones", () -> rows("checkpoint") == 1);
    }

    assertThat(stateOf(held)).isEqualTo(UploadState.COMPLETE);
    assertThat(stateOf(fresh)).isEqualTo(UploadState.COMPLETE);
    assertThat(artifacts.list(KEPT)).hasSize(1);
    assertThat(artifacts.list("acme~written-now")).hasSize(1);
    assertThat(bed.count("SELECT count(*) FROM longhaul.ledger WHERE lineage = 'kept'")).isOne();
    assertThat(rows("reject")).isEqualTo(1);
  }

  @Test
  void everyWorkerSetsTheOneSchedule() {
    Map<String, String> environment = bed.environment();
    environment.put("LONGHAUL_RETENTION_INTERVAL", "2h");
    try (WorkerProcess first = bed.worker("first")) {
      Await.until("the schedule", () -> interval().equals(Duration.ofHours(1)));
      try (WorkerProcess second =
          WorkerProcess.start("second", environment, folder.resolve("second.log"))) {
        second.awaitReady();
        Await.until("the new interval", () -> interval().equals(Duration.ofHours(2)));
      }
      assertThat(first.log()).doesNotContain("\"level\":\"ERROR\"");
    }
  }

  private Duration interval() {
    try {
      return schedules()
          .getHandle(Retention.NAME)
          .describe()
          .getSchedule()
          .getSpec()
          .getIntervals()
          .getFirst()
          .getEvery();
    } catch (ScheduleException e) {
      return Duration.ZERO;
    }
  }

  private ScheduleClient schedules() {
    return ScheduleClient.newInstance(bed.engine().client().getWorkflowServiceStubs());
  }

  private void operation(String id, int retentionDays) {
    WorkflowClient client = bed.engine().client();
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            "bulk-import",
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue("nobody")
                .setMemo(Map.of(OperationMemo.SUBMISSION, submission(retentionDays)))
                .build());
    stub.start();
    stub.terminate("over");
  }

  private Submission submission(int retentionDays) {
    return new Submission(
        "bulk-import", "acme", "ann", "v1:0", Map.of(), old, null, null, null, retentionDays, null);
  }

  private Upload upload(String key, int days) throws IOException {
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-days));
    Uploads uploads = new Uploads(store, past);
    NewUpload request = new NewUpload("acme", key, "ann", 3L, Map.of());
    Upload upload = ((Creation.Created) uploads.create(request)).upload();
    uploads.receive(upload, new ByteArrayInputStream(new byte[3]));
    return upload;
  }

  private UploadState stateOf(Upload upload) {
    return new Uploads(store, Clock.systemUTC()).find("acme", upload.id()).orElseThrow().state();
  }

  private long partsOf(Upload upload) {
    return store
        .list("uploads/")
        .filter(blob -> blob.key().value().contains(upload.id() + "/parts/"))
        .count();
  }

  private void artifact(String operation) {
    ArtifactId id = new ArtifactId(operation, "run", "rejects.csv");
    try (ArtifactWriter writer = artifacts.begin(id, "text/csv")) {
      writer.publish();
    }
  }

  private void age(Path blobs) throws IOException {
    try (Stream<Path> files = Files.walk(blobs)) {
      files.filter(Files::isRegularFile).forEach(this::makeOld);
    }
  }

  private void makeOld(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(old));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of what is kept, one of what expired, and one that the latter superseded. */
  private void lines() {
    Await.until(
        "the schema",
        () ->
            bed.count(
                    "SELECT count(*) FROM information_schema.tables"
                        + " WHERE table_schema = 'longhaul' AND table_name = 'reject'")
                == 1);
    line("kept", KEPT, "NULL");
    line("first", EXPIRED, "NULL");
    line("second", EXPIRED, "'first'");
  }

  private void line(String lineage, String operation, String supersedes) {
    bed.execute(
        """
        INSERT INTO longhaul.checkpoint
               (lineage, step, digest, target, supersedes, position, read, rejected)
        VALUES ('%s', 'load', 'd', 't', %s, 1, 1, 1);
        INSERT INTO longhaul.reject VALUES ('%s', 1, 'x', 'n', 'c', 'm');
        INSERT INTO longhaul.ledger
        VALUES ('%s', 'load', 'run', '%s', 1, 0, 0, 0, 1, now() - interval '2 hours')
        """
            .formatted(lineage, supersedes, lineage, lineage, operation));
  }

  private long lineages() {
    return rows("ledger");
  }

  private long rows(String table) {
    return bed.count("SELECT count(*) FROM longhaul." + table);
  }
}
