package io.longhaul.gateway.following;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prefer: wait=N. */
@ExtendWith(StackExtension.class)
class WaitIntegrationTests {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final Stack stack;
  private final Api api;
  private final SharedLooks looks;
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  WaitIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
    this.looks = stack.gateway().part(SharedLooks.class);
  }

  @AfterEach
  void stop() {
    clients.shutdownNow();
  }

  @Test
  void theAnswerComesWhenTheDocumentChanges() throws Exception {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    String tag = "" + api.until(path, "NeedsAttention").header("ETag");
    Future<Reply> waiting =
        clients.submit(() -> api.get(path, "Prefer", "wait=15", "If-None-Match", tag));
    Await.until("the client to wait", () -> looks.watched() > 0);

    api.post(path + ":cancel", "{}");
    Reply reply = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=15");
    assertThat(reply.header("ETag")).isNotEqualTo(tag);
    Await.until("nobody to be listened to", () -> looks.watched() == 0);
  }

  @Test
  void withoutAChangeItComesWhenTheTimeIsOver() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    String tag = "" + api.until(path, "NeedsAttention").header("ETag");
    int before = stack.gateway().describes(path);

    long start = System.nanoTime();
    Reply reply = api.get(path, "Prefer", "wait=2", "If-None-Match", tag);
    Duration waited = Duration.ofNanos(System.nanoTime() - start);

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.header("Retry-After")).isNotNull();
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=2");
    assertThat(waited).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(stack.gateway().describes(path) - before).isLessThanOrEqualTo(6);
    api.post(path + ":cancel", "{}");
  }

  @Test
  void whoIsBehindIsAnsweredAtOnce() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");

    Reply reply =
        soon(() -> api.get(path, "Prefer", "wait=15", "If-None-Match", "\"1.1-0123456789ab\""));

    assertThat(reply.status()).isEqualTo(200);
    api.post(path + ":cancel", "{}");
  }

  @Test
  void whatHasEndedIsAnsweredAtOnce() {
    String path = api.submitted();
    String tag = "" + api.until(path, "Succeeded").header("ETag");

    Reply known = soon(() -> api.get(path, "Prefer", "wait=15", "If-None-Match", tag));
    Reply result = soon(() -> api.get(path + "/result", "Prefer", "wait=15"));

    assertThat(known.status()).isEqualTo(304);
    assertThat(result.status()).isEqualTo(200);
  }

  @Test
  void aSubmissionWaitsForItsEndAndIsStillAccepted() {
    Reply reply =
        api.post(
            "/v1/operations",
            api.submission(),
            "Idempotency-Key",
            UUID.randomUUID().toString(),
            "Prefer",
            "respond-async, wait=15");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("/state")).isEqualTo("Succeeded");
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=15");
    assertThat(reply.header("Operation-Location")).isNotNull();
  }

  @Test
  void aSubmissionThatParksIsAnsweredBecauseNobodyWouldEndIt() {
    String key = UUID.randomUUID().toString();
    stack.worker().onLoad(OperationId.of("acme", key), fails(ErrorCode.TABLE_MISSING));

    Reply reply =
        api.post("/v1/operations", api.submission(), "Idempotency-Key", key, "Prefer", "wait=15");

    assertThat(reply.text("/state")).isEqualTo("NeedsAttention");
    api.post("/v1/operations/acme~" + key + ":cancel", "{}");
  }

  @Test
  void theResultWaitsForTheEnd() throws Exception {
    String path = stack.submitted(runsUntilStopped());
    api.until(path, "Running");
    Future<Reply> waiting = clients.submit(() -> api.get(path + "/result", "Prefer", "wait=15"));
    Await.until("the client to wait", () -> looks.watched() > 0);

    api.post(path + ":cancel", "{}");
    Reply reply = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("OPERATION_CANCELED");
  }

  @Test
  void whoHangsUpIsForgotten() throws IOException {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    String tag = "" + api.until(path, "NeedsAttention").header("ETag");
    URI gateway = URI.create(stack.gateway().url());
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nPrefer: wait=60\r\n"
                  .formatted(path, gateway.getAuthority(), stack.issuer().client("acme", "ann"))
              + "If-None-Match: %s\r\n\r\n".formatted(tag);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Await.until("the client to wait", () -> looks.watched() > 0);
    }

    Await.until("the client to be forgotten", () -> looks.watched() == 0);
    api.post(path + ":cancel", "{}");
  }

  @Test
  void whoSendsTheNextRequestAheadHasNotHungUp() throws IOException {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    String tag = "" + api.until(path, "NeedsAttention").header("ETag");
    URI gateway = URI.create(stack.gateway().url());
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      String head =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nIf-None-Match: %s\r\n"
              .formatted(path, gateway.getAuthority(), stack.issuer().client("acme", "ann"), tag);
      String both = head + "Prefer: wait=3\r\n\r\n" + head + "Connection: close\r\n\r\n";
      long start = System.nanoTime();
      socket.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));
      String replies =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(replies.split("HTTP/1.1 304", -1)).hasSize(3);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
    }
    api.post(path + ":cancel", "{}");
  }

  @Test
  void waitingCostsNoPlatformThreadAndNoLookOfItsOwn() throws Exception {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    String tag = "" + api.until(path, "NeedsAttention").header("ETag");
    long threads = serverThreads();
    int describes = stack.gateway().describes(path);
    List<Future<Reply>> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      waiting.add(clients.submit(() -> api.get(path, "Prefer", "wait=4", "If-None-Match", tag)));
    }
    Await.until("the clients to wait", () -> looks.watched() > 0);

    long more = serverThreads() - threads;
    for (Future<Reply> reply : waiting) {
      assertThat(reply.get(20, TimeUnit.SECONDS).status()).isEqualTo(304);
    }

    assertThat(more).isLessThan(10);
    assertThat(stack.gateway().describes(path) - describes).isLessThanOrEqualTo(16);
    api.post(path + ":cancel", "{}");
  }

  @Test
  void aGatewayThatIsToldToEndAnswersWhoWaits() throws Exception {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    TestGateway second = stack.another();
    Api there = new Api(second.url(), stack.issuer().client("acme", "ann"));
    String tag = "" + there.get(path).header("ETag");
    Future<Reply> waiting =
        clients.submit(() -> there.get(path, "Prefer", "wait=15", "If-None-Match", tag));
    SharedLooks itsLooks = second.part(SharedLooks.class);
    Await.until("the client to wait", () -> itsLooks.watched() > 0);

    second.close();

    assertThat(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(304);
    api.post(path + ":cancel", "{}");
  }

  private static Reply soon(Supplier<Reply> call) {
    long start = System.nanoTime();
    Reply reply = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    return reply;
  }

  // Those of the client stand for nothing here.
  private static long serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().contains("HttpClient"))
        .count();
  }
}
