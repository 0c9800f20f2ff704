package io.longhaul.gateway.quotas;

import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits of callers and tenants, as they are answered, on the real engine. */
@ExtendWith(StackExtension.class)
class QuotaIntegrationTests {

  private static TestGateway strict;
  private static TestGateway full;

  private final Stack stack;

  QuotaIntegrationTests(Stack stack) {
    this.stack = stack;
  }

  @BeforeAll
  static void start(Stack stack) {
    strict = stack.another("longhaul.rates.caller-requests=20");
    full =
        stack.another(
            "longhaul.quotas.unfinished-operations=2", "longhaul.quotas.count-interval=500ms");
  }

  @AfterAll
  static void stop() {
    strict.close();
    full.close();
  }

  @Test
  void whoAsksTooMuchIsToldWhenToTryAgain() {
    Api api = api(strict, "rates", "ann");
    Reply first = api.get("/v1/kinds");
    Reply last = first;
    for (int i = 0; i < 40 && last.status() == 200; i++) {
      last = api.get("/v1/kinds");
    }
    Reply polled = api.get("/v1/operations/rates~x");

    assertThat(first.header("RateLimit-Policy"))
        .isEqualTo("\"caller-requests\";q=20;w=60, \"tenant-requests\";q=600000;w=60");
    assertThat(first.header("RateLimit")).startsWith("\"caller-requests\";r=19;t=3, ");
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.text("/code")).isEqualTo("RATE_LIMITED");
    assertThat(last.text("/detail")).contains("caller-requests");
    assertThat(last.header("RateLimit")).startsWith("\"caller-requests\";r=0;t=");
    assertThat(Integer.parseInt(String.valueOf(last.header("Retry-After")))).isBetween(1, 3);
    assertThat(polled.status()).isEqualTo(429);
    assertThat(polled.json().has("status")).isFalse();
    assertThat(api(strict, "rates", "bob").get("/v1/kinds").status()).isEqualTo(200);
  }

  @Test
  void atTheLimitOfUnfinishedOperationsNothingNewIsStartedAndRepeatsAreAnswered() {
    Api api = api(full, "full", "ann");
    Api room = stack.api("full", "ann");
    String one = running("full");
    String two = running("full");
    String body = room.submission();
    String key = UUID.randomUUID().toString();

    Reply refused = api.post("/v1/operations", body, "Idempotency-Key", key);
    Reply there = room.get("/v1/operations/full~" + key);
    room.post(one + ":cancel", "{}");
    room.until(one, "Canceled");
    Reply taken =
        Await.value(
            "room for one more",
            () -> {
              Reply reply = api.post("/v1/operations", body, "Idempotency-Key", key);
              return reply.status() == 202 ? reply : null;
            });
    room.post(two + ":cancel", "{}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("/code")).isEqualTo("TOO_MANY_UNFINISHED");
    assertThat(refused.text("/detail")).contains("2 are allowed");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(there.status()).isEqualTo(404);
    assertThat(taken.text("/id")).isEqualTo("full~" + key);
  }

  @Test
  void quotasSayWhatIsLeft() {
    Reply reply = api(strict, "quotas", "ann").get("/v1/quotas");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/tenant")).isEqualTo("quotas");
    assertThat(reply.json().at("/unfinishedOperations/limit").asInt()).isEqualTo(10_000);
    assertThat(reply.json().at("/unfinishedOperations/count").asInt()).isZero();
    assertThat(reply.text("/rates/0/name")).isEqualTo("caller-requests");
    assertThat(reply.json().at("/rates/0/remaining").asInt()).isEqualTo(19);
    assertThat(reply.json().get("rates").size()).isEqualTo(4);
  }

  private String running(String tenant) {
    String key = UUID.randomUUID().toString();
    stack.worker().onLoad(OperationId.of(tenant, key), runsUntilStopped());
    String path = stack.api(tenant, "ann").submitted(key);
    stack.api(tenant, "ann").until(path, "Running");
    return path;
  }

  private Api api(TestGateway gateway, String tenant, String subject) {
    return new Api(gateway.url(), stack.issuer().client(tenant, subject));
  }
}
