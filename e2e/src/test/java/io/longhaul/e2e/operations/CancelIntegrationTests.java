package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Cancel in the middle of a load, and what can be done afterwards. */
@ExtendWith(StackExtension.class)
class CancelIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void cancelTakesEffectSoonAndCountsExactlyWhatStays(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String id = Imports.start(stack, table, 30_000, 2_000);
    api.awaitLoaded(id, 2_000, LIMIT);

    Answer accepted = api.post("/v1/operations/" + id + ":cancel", Map.of("reason", "wrong file"));
    JsonNode canceled = api.awaitState(id, "Canceled", SOON);

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(canceled.path("status").asString()).isEqualTo("Canceled");
    assertThat(canceled.path("error").path("code").asString()).isEqualTo("CANCELED");
    long rows = stack.count("SELECT count(*) FROM " + table.table());
    assertThat(rows).isBetween(2_000L, 29_999L);
    assertThat(Imports.count(canceled, "inserted")).isEqualTo(rows);
    assertThat(api.post("/v1/operations/" + id + ":cancel", Map.of()).status()).isEqualTo(200);
    assertThat(api.get("/v1/operations/" + id + "/result").status()).isEqualTo(409);
  }

  @Test
  void canceledImportIsRetriedFromWhereItStopped(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String id = Imports.start(stack, table, 12_000, 3_000);
    api.awaitLoaded(id, 1_000, LIMIT);
    api.post("/v1/operations/" + id + ":cancel", Map.of("reason", "lunch"));
    JsonNode canceled = api.awaitEnd(id, LIMIT);
    long before = Imports.count(canceled, "inserted");

    Answer retried = api.post("/v1/operations/" + id + ":retry", Map.of("reason", "after lunch"));
    Answer repeated = api.post("/v1/operations/" + id + ":retry", Map.of("reason", "after lunch"));
    JsonNode done = api.awaitEnd(id + "~1", LIMIT);

    assertThat(retried.status()).isEqualTo(202);
    assertThat(retried.json().path("id").asString()).isEqualTo(id + "~1");
    assertThat(retried.json().path("retryOf").asString()).isEqualTo(id);
    assertThat(repeated.json().path("id").asString()).isEqualTo(id + "~1");
    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(Imports.count(done, "inserted")).isEqualTo(12_000 - before);
    JsonNode result = api.get("/v1/operations/" + id + "~1/result").json();
    assertThat(result.path("lineage").path("inserted").asLong()).isEqualTo(12_000);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(12_000);
    assertThat(api.operation(id).path("retriedAs").asString()).isEqualTo(id + "~1");
  }

  @Test
  void deleteOfARunningOperationCancelsIt(Running stack) throws Exception {
    Api api = stack.client();
    String id = Imports.start(stack, stack.newTable(Shape.APPEND_ONLY), 30_000, 2_000);
    api.awaitLoaded(id, 1, LIMIT);

    Answer answer = api.send("DELETE", "/v1/operations/" + id, new byte[0]);

    assertThat(answer.status()).isEqualTo(202);
    api.awaitState(id, "Canceled", SOON);
  }

  @Test
  void finishedOperationCannotBeCanceled(Running stack) throws Exception {
    Api api = stack.client();
    String id = Imports.start(stack, stack.newTable(Shape.APPEND_ONLY), 10, null);
    api.awaitEnd(id, LIMIT);

    Answer answer = api.post("/v1/operations/" + id + ":cancel", Map.of());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asString()).isEqualTo("ALREADY_FINISHED");
  }
}
