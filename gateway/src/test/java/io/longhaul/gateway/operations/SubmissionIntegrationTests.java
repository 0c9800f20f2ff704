package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.operation.OperationId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Starting operations, each key once, on the real engine. */
@ExtendWith(StackExtension.class)
class SubmissionIntegrationTests {

  private static final int RACERS = 64;

  private final Stack stack;
  private final Api api;
  private final String key = UUID.randomUUID().toString();

  SubmissionIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void answers202WithWhereToLook() {
    Reply reply = api.post("/v1/operations", api.submission(), "Idempotency-Key", key);

    String self = stack.gateway().url() + "/v1/operations/acme~" + key;
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Operation-Location")).isEqualTo(self);
    assertThat(reply.header("Location")).isEqualTo(self + "/result");
    assertThat(reply.header("Content-Location")).isEqualTo(self);
    assertThat(reply.header("Link")).isEqualTo("<" + self + ">; rel=\"status\"");
    assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(reply.header("Idempotent-Replayed")).isNull();
    assertThat(reply.text("/status")).isEqualTo("NotStarted");
    assertThat(reply.text("/owner")).isEqualTo("ann");
    assertThat(api.get("/v1/operations/acme~" + key).status()).isEqualTo(200);
  }

  @Test
  void sameKeyAndBodyGivesTheLiveOperation() {
    String body = api.submission();
    Reply first = api.post("/v1/operations", body, "Idempotency-Key", key);
    api.until("/v1/operations/acme~" + key, "Succeeded");

    Reply second =
        api.post("/v1/operations", body.replace(",", " , "), "Idempotency-Key", '"' + key + '"');

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.text("/state")).isEqualTo("Succeeded");
    assertThat(second.text("/createdAt")).isEqualTo(first.text("/createdAt"));
  }

  @Test
  void sameKeyAndOtherBodyIsRefused() {
    api.post("/v1/operations", api.submission(), "Idempotency-Key", key);

    Reply reply = api.post("/v1/operations", api.submission(), "Idempotency-Key", key);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/code")).isEqualTo("KEY_REUSED");
  }

  @Test
  void twoTenantsMayUseTheSameKey() {
    Api other = stack.api("other", "ann");

    Reply one = api.post("/v1/operations", api.submission(), "Idempotency-Key", key);
    Reply two = other.post("/v1/operations", other.submission(), "Idempotency-Key", key);

    assertThat(one.text("/id")).isEqualTo("acme~" + key);
    assertThat(two.text("/id")).isEqualTo("other~" + key);
    assertThat(two.header("Idempotent-Replayed")).isNull();
  }

  @Test
  void tenantAndOwnerComeFromTheTokenOnly() {
    String body = api.submission();
    String named = body.replace("{\"kind\"", "{\"tenant\":\"other\",\"kind\"");

    Reply refused = submit(named);
    Reply taken =
        api.post(
            "/v1/operations?tenant=other&owner=bob",
            body,
            "Idempotency-Key",
            key,
            "X-Tenant",
            "other");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(taken.text("/id")).isEqualTo("acme~" + key);
    assertThat(taken.text("/owner")).isEqualTo("ann");
  }

  @Test
  void aKeyOfAnotherCallerOfTheTenantIsInUse() {
    Api bob = stack.api("acme", "bob");
    api.post("/v1/operations", api.submission(), "Idempotency-Key", key);

    Reply reply = bob.post("/v1/operations", bob.submission(), "Idempotency-Key", key);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("KEY_IN_USE");
  }

  @Test
  void racersWithOneKeyMakeOneOperationAndAllGetItsId() throws Exception {
    String body = api.submission();
    List<Reply> replies = race(() -> api.post("/v1/operations", body, "Idempotency-Key", key));

    assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(202));
    assertThat(replies.stream().map(reply -> reply.text("/id")).collect(Collectors.toSet()))
        .isEqualTo(Set.of("acme~" + key));
    assertThat(replies.stream().filter(reply -> reply.header("Idempotent-Replayed") == null))
        .hasSize(1);
    api.until("/v1/operations/acme~" + key, "Succeeded");
    assertThat(stack.worker().loaded(OperationId.of("acme", key))).hasSize(1);
  }

  @Test
  void inputIsHeldAgainstItsSchemaBeforeAnythingStarts() {
    Reply reply =
        api.post(
            "/v1/operations",
            "{\"kind\":\"bulk-import\",\"input\":{\"dataset\":\"cats\",\"typo\":1}}",
            "Idempotency-Key",
            key);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/code")).isEqualTo("INVALID_INPUT");
    assertThat(reply.json().get("errors").size()).isEqualTo(3);
    assertThat(reply.text("/errors/0/pointer")).isEqualTo("/input/dataset");
    assertThat(reply.text("/errors/0/allowed")).isEqualTo("pets");
    assertThat(api.get("/v1/operations/acme~" + key).status()).isEqualTo(404);
  }

  @Test
  void uploadsMustBeThereAndTheCallersOwn() {
    String foreign = stack.api("acme", "bob").uploaded();

    Reply unknown = submit(Api.submission("u-" + "0".repeat(40)));
    Reply others = submit(Api.submission(foreign));
    Reply incomplete = submit(Api.submission(incompleteUpload()));

    assertThat(unknown.text("/code")).isEqualTo("UPLOAD_UNKNOWN");
    assertThat(others.text("/code")).isEqualTo("UPLOAD_UNKNOWN");
    assertThat(others.text("/errors/0/pointer")).isEqualTo("/input/file");
    assertThat(incomplete.text("/code")).isEqualTo("UPLOAD_INCOMPLETE");
  }

  @Test
  void whatIsMalformedIsRefusedWithItsOwnCode() {
    assertThat(submit("{\"kind\":\"nothing\",\"input\":{}}").text("/code"))
        .isEqualTo("UNKNOWN_KIND");
    assertThat(submit("{\"kind\":\"bulk-import\",\"kind\":\"b\",\"input\":{}}").text("/code"))
        .isEqualTo("MALFORMED_REQUEST");
    assertThat(submit("{\"kind\":\"bulk-import\",\"input\":{},\"callback\":{}}").text("/detail"))
        .startsWith("/callback/url ");
    assertThat(api.post("/v1/operations", "{}").text("/code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    assertThat(api.post("/v1/operations", "{}", "Idempotency-Key", "a~b").text("/code"))
        .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    assertThat(submit("{\"kind\":\"" + "x".repeat(1 << 20) + "\"}").status()).isEqualTo(413);
    String large = "{\"kind\":\"bulk-import\",\"input\":{\"file\":\"" + "x".repeat(70_000) + "\"}}";
    assertThat(submit(large).text("/code")).isEqualTo("TOO_LARGE");
  }

  @Test
  void labelsTimeoutAndStartStandInTheDocument() {
    String body =
        """
        {"kind": "bulk-import", "input": {"file": "%s", "dataset": "pets"},
         "labels": {"team": "billing"}, "timeout": "PT2H", "startAt": "%s", "onFailure": "fail"}\
        """
            .formatted(api.uploaded(), Instant.now().plusSeconds(3600));

    JsonNode document = submit(body).json();

    assertThat(document.get("state").asString()).isEqualTo("Scheduled");
    assertThat(document.get("labels").get("team").asString()).isEqualTo("billing");
    assertThat(
            Duration.between(
                Instant.parse(document.get("startAt").asString()),
                Instant.parse(document.get("deadline").asString())))
        .isEqualTo(Duration.ofHours(2));
    assertThat(api.get("/v1/operations/acme~" + key).text("/state")).isEqualTo("Scheduled");
  }

  @Test
  void aClientThatHangsUpAndTriesAgainFindsOneOperation() throws IOException {
    String body = api.submission();
    URI url = URI.create(stack.gateway().url());
    String head =
        "POST /v1/operations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + ("Authorization: Bearer " + stack.issuer().client("acme", "ann") + "\r\n")
            + ("Idempotency-Key: " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n");
    sendAndHangUp(url, head + body.substring(0, body.length() / 2));
    sendAndHangUp(url, head + body);

    Reply reply = api.post("/v1/operations", body, "Idempotency-Key", key);

    assertThat(reply.status()).isEqualTo(202);
    api.until("/v1/operations/acme~" + key, "Succeeded");
    assertThat(stack.worker().loaded(OperationId.of("acme", key))).hasSize(1);
  }

  private static void sendAndHangUp(URI url, String request) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  private Reply submit(String body) {
    return api.post("/v1/operations", body, "Idempotency-Key", key);
  }

  private String incompleteUpload() {
    Reply reply =
        api.send(
            "POST",
            "/v1/uploads",
            BodyPublishers.noBody(),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "10",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    return reply.text("/id");
  }

  private static List<Reply> race(Callable<Reply> request) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> futures = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        futures.add(
            executor.submit(() -> {
              start.await();
              return request.call();
            }));
      }
      start.countDown();
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> future : futures) {
        replies.add(future.get());
      }
      return replies;
    }
  }
}
