package io.longhaul.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.s3.S3BlobStore;
import io.longhaul.storage.s3.S3Location;
import io.longhaul.storage.s3.S3Server;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.worker.WorkerBed;
import io.longhaul.worker.WorkerProcess;
import io.longhaul.workflows.bulkimport.ImportBed;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationStarter;
import io.longhaul.workflows.operation.OperationState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import from a bucket of a real S3 server, whose rejects go there. */
class BucketImportIntegrationTests {

  private static final int ROWS = 300_000;

  @TempDir Path folder;

  @Test
  void readsItsFileFromTheBucketAndWritesItsRejectsThere() throws IOException {
    S3Location bucket = S3Server.shared().bucket();
    BlobStore store = S3BlobStore.open(bucket);
    String id = OperationStarter.newId();
    try (WorkerBed bed = new WorkerBed(folder)) {
      String file = upload(store);
      try (WorkerProcess worker =
          WorkerProcess.start("bucket", environment(bed, bucket), folder.resolve("bucket.log"))) {
        worker.awaitReady();

        Outcome outcome =
            bed.starter()
                .start(
                    id,
                    ImportBed.json(
                        "{\"file\":\"%s\",\"dataset\":\"%s\"}".formatted(file, WorkerBed.DATASET)))
                .outcome();

        assertThat(outcome.state()).isEqualTo(OperationState.PARTIALLY_SUCCEEDED);
        assertThat(bed.count("SELECT count(*) FROM numbers")).isEqualTo(ROWS);
      }
    }
    List<Artifact> rejects = new Artifacts(store, Clock.systemUTC()).list(id);
    assertThat(rejects).hasSize(1);
    assertThat(rejects.getFirst().filename()).isEqualTo("März.rejects.csv");
    assertThat(text(store, rejects.getFirst())).contains("not a number");
  }

  private static Map<String, String> environment(WorkerBed bed, S3Location bucket) {
    Map<String, String> environment = bed.environment();
    environment.remove("LONGHAUL_STORAGE_ROOT");
    environment.put("LONGHAUL_STORAGE_KIND", "s3");
    environment.put("LONGHAUL_STORAGE_BUCKET", bucket.bucket());
    environment.put("LONGHAUL_STORAGE_ENDPOINT", String.valueOf(bucket.endpoint()));
    environment.put("LONGHAUL_STORAGE_CREDENTIALS_FILE", String.valueOf(bucket.credentialsFile()));
    return environment;
  }

  /** Longer than one part. */
  private static String upload(BlobStore store) throws IOException {
    StringBuilder csv = new StringBuilder("n,word\n");
    for (int n = 1; n <= ROWS; n++) {
      csv.append(n).append(",a word that makes the file longer ").append(n).append('\n');
    }
    csv.append("not a number,word\n");
    byte[] content = csv.toString().getBytes(StandardCharsets.UTF_8);
    Uploads uploads = new Uploads(store, Clock.systemUTC());
    NewUpload request =
        new NewUpload(
            "acme", "bucket", "ann", (long) content.length, Map.of("filename", "März.csv"));
    Upload upload = ((Creation.Created) uploads.create(request)).upload();
    uploads.receive(upload, new ByteArrayInputStream(content));
    return upload.id().value();
  }

  private static String text(BlobStore store, Artifact artifact) throws IOException {
    Artifacts artifacts = new Artifacts(store, Clock.systemUTC());
    try (InputStream bytes = artifacts.open(artifact, 0, artifact.length())) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
