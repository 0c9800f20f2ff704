package io.longhaul.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.DevServer;
import io.longhaul.gateway.stack.Events;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.gateway.stack.TestWorker;
import io.longhaul.gateway.stack.TokenIssuer;
import io.longhaul.workflows.operation.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see while the engine or all workers are away. */
class OutageIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Path home;
  private final TokenIssuer issuer = new TokenIssuer();
  private final DevServer engine;
  private final TestGateway gateway;

  OutageIntegrationTests(@TempDir Path home) {
    this.home = home;
    this.engine = new DevServer(home);
    this.gateway = TestGateway.start(engine.target(), home, issuer);
    ready(gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
    engine.close();
  }

  @Test
  void everyCallAnswers503InTimeAndRecoversByItself() {
    Api api = api();
    String path = api.submitted();
    String body = api.submission();
    String key = UUID.randomUUID().toString();

    engine.kill();

    assertUnavailable(() -> api.get(path));
    assertUnavailable(() -> api.get(path + "/result"));
    assertUnavailable(() -> api.get(path + "/steps"));
    assertUnavailable(() -> api.get("/v1/operations"));
    assertUnavailable(() -> api.post("/v1/operations", body, "Idempotency-Key", key));
    assertUnavailable(() -> api.post(path + ":cancel", "{}"));
    assertUnavailable(() -> api.delete(path));
    assertThat(readiness(gateway)).isEqualTo(503);
    assertThat(management(gateway).get("/actuator/health/liveness").status()).isEqualTo(200);

    engine.start();

    ready(gateway);
    assertThat(api.get(path).text("/state")).isEqualTo("Queued");
    assertThat(api.post("/v1/operations", body, "Idempotency-Key", key).status()).isEqualTo(202);
  }

  @Test
  void aFrozenEngineIsNoSlowerToAnswerFor() {
    Api api = api();
    String path = api.submitted();
    String body = api.submission();
    String key = UUID.randomUUID().toString();

    engine.freeze();

    assertUnavailable(() -> api.get(path));
    assertUnavailable(() -> api.post("/v1/operations", body, "Idempotency-Key", key));
    assertThat(readiness(gateway)).isEqualTo(503);

    engine.thaw();

    ready(gateway);
    // Whether the start got through before the freeze ended or not: one operation.
    Reply again = api.post("/v1/operations", body, "Idempotency-Key", key);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text("/id")).isEqualTo("acme~" + key);
  }

  @Test
  void aGatewayStartsWhileTheEngineIsDown() {
    engine.kill();

    try (TestGateway second = TestGateway.start(engine.target(), home, issuer)) {
      assertThat(readiness(second)).isEqualTo(503);

      engine.start();

      ready(second);
      assertThat(new Api(second.url(), issuer.client("acme", "ann")).submitted()).isNotEmpty();
    }
  }

  @Test
  void withoutWorkersSubmissionsAreAcceptedAndWait() {
    Api api = api();
    String path = api.submitted();

    Reply steps = timed(() -> api.get(path + "/steps"), Duration.ofMillis(1900));

    assertThat(api.get(path).text("/state")).isEqualTo("Queued");
    assertThat(steps.status()).isEqualTo(200);
    assertThat(steps.json().get("degraded").asBoolean()).isTrue();
    try (TestWorker worker = new TestWorker(engine.target())) {
      api.until(path, "Succeeded");
      assertThat(worker.loaded(Api.id(path))).hasSize(1);
    }
  }

  // The engine buffers one query per workflow: several askers share one, and none is kept waiting.
  @Test
  void manyWhoAskForStepsShareOneQuery() throws Exception {
    Api api = api();
    String path = api.submitted();

    List<Reply> replies = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> futures = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        futures.add(
            executor.submit(() -> timed(() -> api.get(path + "/steps"), Duration.ofSeconds(4))));
      }
      for (Future<Reply> future : futures) {
        replies.add(future.get());
      }
    }

    assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
  }

  // A browser would never come again after a 503.
  @Test
  void streamsLiveThroughAnOutage() {
    Api api = api();
    String path = api.submitted();
    try (Events events = events(path)) {
      Events.Event before = events.until("Queued");

      engine.kill();
      try (Events refused = events(path + "x")) {
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.next().name()).isEqualTo("unavailable");
        refused.end();
      }
      engine.start();
      ready(gateway);
      api.post(path + ":cancel", "{}");
      Events.Event after = events.until("Canceling");

      assertThat(after.id()).isNotEqualTo(before.id());
    }
  }

  private Events events(String path) {
    return Events.open(
        gateway.url() + path + "/events",
        "Authorization",
        "Bearer " + issuer.client("acme", "ann"));
  }

  private void assertUnavailable(Supplier<Reply> call) {
    Reply reply = timed(call, LIMIT);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text("/code")).isEqualTo("ENGINE_UNAVAILABLE");
    assertThat(reply.header("Retry-After")).isEqualTo("2");
    assertThat(reply.json().get("retryable").asBoolean()).isTrue();
  }

  private static Reply timed(Supplier<Reply> call, Duration limit) {
    long start = System.nanoTime();
    Reply reply = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    return reply;
  }

  private Api api() {
    return new Api(gateway.url(), issuer.client("acme", "ann"));
  }

  private static void ready(TestGateway gateway) {
    Await.until("readiness", () -> readiness(gateway) == 200);
  }

  private static int readiness(TestGateway gateway) {
    return management(gateway).get("/actuator/health/readiness").status();
  }

  private static Api management(TestGateway gateway) {
    return new Api(gateway.managementUrl(), null);
  }
}
