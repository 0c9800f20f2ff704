package io.longhaul.worker.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.webhooks.Attempt;
import io.longhaul.storage.webhooks.Delivery;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SealingKeys;
import io.longhaul.storage.webhooks.SecretSealer;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.worker.WorkerBed;
import io.longhaul.worker.WorkerProcess;
import io.longhaul.workflows.bulkimport.BulkImport;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.payloads.OperationPayloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers of their own process, a real engine, and a receiver that verifies what it gets. */
class DeliveryIntegrationTests {

  private static final String SEALING_KEY =
      "k1:" + Base64.getEncoder().encodeToString(new byte[32]) + "\n";
  private static final EndpointId ENDPOINT = EndpointId.of("acme", "hook");

  private final SigningSecret secret = SigningSecret.random();

  @TempDir private Path folder;
  private WorkerBed bed;
  private Receiver receiver;
  private DeliveryLog log;

  @BeforeEach
  void open() throws IOException {
    bed = new WorkerBed(folder);
    receiver = new Receiver(secret.key());
    BlobStore store = FileSystemBlobStore.open(folder.resolve("blobs"));
    log = new DeliveryLog(store);
    Files.writeString(folder.resolve("keys"), SEALING_KEY);
    SecretSealer sealer = new SecretSealer(SealingKeys.read(folder.resolve("keys")));
    new Endpoints(store)
        .createIfAbsent(
            new Endpoint(
                ENDPOINT,
                "acme",
                "ann",
                null,
                receiver.url(),
                null,
                List.of(),
                SignatureStyle.STANDARD,
                List.of(sealer.seal(ENDPOINT, secret, Instant.now())),
                "v1:0",
                Instant.now(),
                null));
  }

  @AfterEach
  void close() {
    receiver.close();
    bed.close();
  }

  @Test
  void tellsOfStartAndOfAnEndWithRejects() {
    try (WorkerProcess _ = worker("first")) {
      StartedOperation run = start(upload("n,word\n1,one\nx,two\n3,three\n"));

      Receiver.Message started = receiver.await("operation.started");
      Receiver.Message ended = receiver.await("operation.partially_succeeded");

      assertThat(started.payload().at("/data/id").asString()).isEqualTo(run.id());
      JsonNode data = ended.payload().get("data");
      assertThat(data.at("/counts/read").asLong()).isEqualTo(3);
      assertThat(data.at("/counts/inserted").asLong()).isEqualTo(2);
      assertThat(data.at("/rejected/count").asLong()).isEqualTo(1);
      JsonNode row = data.at("/rejected/rows/0");
      assertThat(row.get("row").asLong()).isEqualTo(2);
      assertThat(row.get("column").asString()).isEqualTo("n");
      assertThat(row.get("code").asString()).isNotBlank();
      assertThat(row.get("message").asString()).isNotBlank();
      Await.until("the ledger", () -> attempts(run).size() == 2);
      assertThat(attempts(run)).allMatch(Attempt::delivered);
    }
  }

  @Test
  void aWorkerThatIsKilledWhileItDeliversLosesNothing() {
    receiver.hang(true);
    StartedOperation run;
    try (WorkerProcess first = worker("first")) {
      run = start(bed.upload(3));
      Await.until("both messages under way", () -> Set.copyOf(receiver.begun()).size() == 2);
      first.kill();
    }
    receiver.hang(false);

    try (WorkerProcess _ = worker("second")) {
      receiver.await("operation.started");
      receiver.await("operation.succeeded");
    }

    Set<String> ids = Set.copyOf(receiver.begun());
    assertThat(ids).hasSize(2);
    assertThat(receiver.taken().stream().map(Receiver.Message::id).collect(Collectors.toSet()))
        .isEqualTo(ids);
    assertThat(run.outcome().counts()).containsEntry("inserted", 3L);
  }

  @Test
  void theSweepTellsOfWhatTheEngineEnded() {
    StartedOperation run = start(bed.upload(3));
    run.stub().terminate("not wanted any more");

    try (WorkerProcess _ = worker("first")) {
      Receiver.Message failed = receiver.await("operation.failed");

      assertThat(failed.state()).isEqualTo("Terminated");
      assertThat(failed.payload().at("/data/error/code").asString()).isEqualTo("TERMINATED");
      assertThat(failed.payload().at("/data/error/message").asString())
          .contains("not wanted any more");
      StartedOperation other = start(bed.upload(3));
      receiver.await("operation.succeeded");
      Await.until("another round of the sweep", () -> attempts(other).size() == 2);
    }

    assertThat(receiver.taken())
        .extracting(Receiver.Message::type)
        .containsExactlyInAnyOrder("operation.failed", "operation.started", "operation.succeeded");
  }

  private WorkerProcess worker(String name) {
    Map<String, String> environment = bed.environment();
    environment.put("LONGHAUL_WEBHOOKS_KEYFILE", folder.resolve("keys").toString());
    environment.put("LONGHAUL_WEBHOOKS_ALLOWEDTARGETS", "127.0.0.0/8");
    environment.put("LONGHAUL_WEBHOOKS_DELAYS", "0s,1s,1s,1s,1s,1s,1s,1s,1s,1s");
    environment.put("LONGHAUL_WEBHOOKS_SWEEPINTERVAL", "1s");
    WorkerProcess worker = WorkerProcess.start(name, environment, folder.resolve(name + ".log"));
    worker.awaitReady();
    return worker;
  }

  private List<Attempt> attempts(StartedOperation run) {
    return log.ofOperation(run.id(), null, 10).deliveries().stream()
        .map(Delivery::attempts)
        .flatMap(List::stream)
        .toList();
  }

  private String upload(String csv) {
    byte[] content = csv.getBytes(StandardCharsets.UTF_8);
    return bed.upload(new ByteArrayInputStream(content), content.length);
  }

  private StartedOperation start(String upload) {
    Callback callback = new Callback(ENDPOINT.value(), OperationEvent.USUAL);
    Submission submission =
        new Submission(
            BulkImport.NAME,
            "acme",
            "ann",
            "1:" + "c".repeat(64),
            Map.of(),
            Instant.now(),
            null,
            null,
            null,
            30,
            callback);
    JsonNode input =
        OperationPayloads.mapper()
            .readTree("{\"file\":\"%s\",\"dataset\":\"%s\"}".formatted(upload, WorkerBed.DATASET));
    return bed.starter()
        .start(
            submission,
            new OperationRequest(
                BulkImport.NAME, "acme", "ann", input, Policy.DEFAULT, null, callback));
  }
}
