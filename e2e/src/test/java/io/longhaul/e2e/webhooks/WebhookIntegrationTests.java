package io.longhaul.e2e.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Callbacks of imports, on a stack whose schedule of attempts is short. */
class WebhookIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final byte[] KEY =
      "a key of thirty-two bytes, yes!!".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  @TempDir private static Path folder;
  private static Running stack;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "k1:" + Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    stack =
        Running.start(
            2,
            Map.of(
                "LONGHAUL_WEBHOOKS_KEYFILE",
                keys.toString(),
                "LONGHAUL_WEBHOOKS_ALLOWEDTARGETS",
                "127.0.0.0/8",
                "LONGHAUL_WEBHOOKS_DELAYS",
                "0s,1s,2s,2s,4s,4s,8s,8s,16s,16s",
                "LONGHAUL_WEBHOOKS_SWEEPINTERVAL",
                "2s"));
  }

  @AfterAll
  static void stop() throws IOException {
    stack.own().closeAndForget();
  }

  @Test
  void tellsOfTheStartAndOfAnEndWithRejects() throws Exception {
    try (Receiver receiver = new Receiver(KEY, 0)) {
      List<String> records =
          List.of(CsvFiles.record(1), CsvFiles.record(2).replace("22.50", "a lot"));
      String id = start(receiver.url(), records);

      receiver.await(id, "operation.started", LIMIT);
      Receiver.Message end = receiver.await(id, "operation.partially_succeeded", LIMIT);

      JsonNode data = end.payload().path("data");
      assertThat(data.path("counts").path("read").asLong()).isEqualTo(2);
      assertThat(data.path("counts").path("rejected").asLong()).isEqualTo(1);
      assertThat(data.path("rejected").path("rows").path(0).path("row").asLong()).isEqualTo(2);
      assertThat(ids(receiver.begun())).hasSize(2);
    }
  }

  @Test
  void workersThatAreKilledWhileTheyDeliverLoseNothing() throws Exception {
    try (Receiver receiver = new Receiver(KEY, 0)) {
      receiver.hang(true);
      String id = start(receiver.url(), List.of(CsvFiles.record(1)));
      Await.until(
          "both messages under way",
          LIMIT,
          () -> ids(receiver.begun()),
          begun -> begun.size() == 2);

      stack.workers().forEach(worker -> stack.signal("KILL", worker.name()));
      receiver.hang(false);

      Receiver.Message started = receiver.await(id, "operation.started", LIMIT);
      Receiver.Message ended = receiver.await(id, "operation.succeeded", LIMIT);
      assertThat(ids(receiver.begun())).containsExactlyInAnyOrder(started.id(), ended.id());
    }
  }

  @Test
  void aReceiverThatIsDownAtFirstIsToldLater() throws Exception {
    String url;
    int port;
    try (Receiver before = new Receiver(KEY, 0)) {
      url = before.url();
      port = before.port();
    }
    String id = start(url, List.of(CsvFiles.record(1)));
    stack.client().awaitEnd(id, LIMIT);

    try (Receiver receiver = new Receiver(KEY, port)) {
      receiver.await(id, "operation.started", LIMIT);
      receiver.await(id, "operation.succeeded", LIMIT);
      assertThat(ids(receiver.begun())).hasSize(2);
    }
  }

  @Test
  void theSweepTellsOfWhatAnAdministratorTerminated() throws Exception {
    try (Receiver receiver = new Receiver(KEY, 0)) {
      Path file = CsvFiles.good(file(), 20_000);
      String id = start(receiver.url(), file, 200);
      receiver.await(id, "operation.started", LIMIT);

      assertThat(terminated(id)).isEqualTo(200);
      Receiver.Message failed = receiver.await(id, "operation.failed", LIMIT);
      assertThat(failed.payload().path("data").path("state").asString()).isEqualTo("Terminated");
      assertThat(ids(receiver.begun())).hasSize(2);
    }
  }

  // As somebody does it with the engine's own tools.
  private int terminated(String id) throws Exception {
    URI address =
        Objects.requireNonNull(stack.stack().engineHttp())
            .resolve("/api/v1/namespaces/default/workflows/" + id + "/terminate");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"reason\": \"not wanted\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static Set<String> ids(List<String> begun) {
    return begun.stream().collect(Collectors.toSet());
  }

  private static String start(String url, List<String> records) throws Exception {
    return start(url, CsvFiles.of(file(), records), null);
  }

  private static String start(String url, Path file, @Nullable Integer pace) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    String key = Running.newKey();
    Answer answer =
        api.post(
            "/v1/operations",
            Map.of(
                "kind",
                "bulk-import",
                "input",
                Imports.input(api.upload(file, key), table.dataset(), pace),
                "callback",
                Map.of("url", url, "secret", SECRET)),
            "Idempotency-Key",
            key);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("id").asString();
  }

  private static Path file() throws IOException {
    return stack.own().files().resolve(Running.newKey() + ".csv");
  }
}
