package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Failures that need a person. */
@ExtendWith(StackExtension.class)
class ParkIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void missingTableParksUntilSupportRetries(Running stack) throws Exception {
    TargetTable table = stack.missingTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    String id = Imports.start(stack, table, 500, null);
    JsonNode parked = api.awaitState(id, "NeedsAttention", LIMIT);

    Answer notForClients =
        api.post("/v1/operations/" + id + ":retry", Map.of("reason", "impatient"));
    try (Connection connection = stack.own().connect()) {
      table.create(connection);
    }
    Answer retried =
        stack.support().post("/v1/operations/" + id + ":retry", Map.of("reason", "table made"));
    JsonNode done = api.awaitEnd(id, LIMIT);

    assertThat(parked.path("status").asString()).isEqualTo("Running");
    assertThat(parked.path("attention").path("error").path("code").asString())
        .isEqualTo("TABLE_MISSING");
    assertThat(parked.path("attention").path("deadline").asString()).isNotEmpty();
    assertThat(notForClients.status()).isEqualTo(403);
    assertThat(retried.status()).isEqualTo(202);
    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(500);
    JsonNode decision = api.get("/v1/operations/" + id + "/steps").json().path("decisions").path(0);
    assertThat(decision.toString()).contains("table made").contains("sam");
  }

  @Test
  void revokedPermissionParksAndSupportFailsIt(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    stack.sql("REVOKE INSERT ON " + table.table() + " FROM CURRENT_USER");
    String id = Imports.start(stack, table, 500, null);
    Api api = stack.client();
    JsonNode parked = api.awaitState(id, "NeedsAttention", LIMIT);

    Answer failed =
        stack.support().post("/v1/operations/" + id + ":fail", Map.of("reason", "not ours"));
    JsonNode end = api.awaitEnd(id, LIMIT);

    assertThat(parked.path("attention").path("error").path("code").asString())
        .isEqualTo("PERMISSION_DENIED");
    assertThat(failed.status()).isEqualTo(202);
    assertThat(Api.state(end)).isEqualTo("Failed");
    assertThat(end.path("error").path("code").asString()).isEqualTo("FAILED_BY_OPERATOR");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isZero();
  }

  @Test
  void supportCorrectsTheInput(Running stack) throws Exception {
    TargetTable wrong = stack.missingTable(Shape.SINGLE_KEY);
    TargetTable right = stack.newTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 300);
    String upload = api.upload(file, key);
    api.start(key, Imports.input(upload, wrong.dataset(), null));
    String id = "acme~" + key;
    api.awaitState(id, "NeedsAttention", LIMIT);

    Answer retried =
        stack
            .support()
            .post(
                "/v1/operations/" + id + ":retry",
                Map.of(
                    "reason",
                    "wrong dataset",
                    "input",
                    Imports.input(upload, right.dataset(), null)));
    JsonNode done = api.awaitEnd(id, LIMIT);

    assertThat(retried.status()).as(retried.toString()).isEqualTo(202);
    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + right.table())).isEqualTo(300);
    assertThat(api.get("/v1/operations/" + id + "/steps").text())
        .contains("/dataset", wrong.dataset(), right.dataset());
  }

  @Test
  void onFailureFailEndsAtOnce(Running stack) throws Exception {
    TargetTable table = stack.missingTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 10);
    Map<String, Object> input = Imports.input(api.upload(file, key), table.dataset(), null);
    api.post(
        "/v1/operations",
        Map.of("kind", "bulk-import", "input", input, "onFailure", "fail"),
        "Idempotency-Key",
        key);

    JsonNode failed = api.awaitEnd("acme~" + key, LIMIT);

    assertThat(Api.state(failed)).isEqualTo("Failed");
    assertThat(failed.path("error").path("code").asString()).isEqualTo("TABLE_MISSING");
    assertThat(failed.path("error").path("failedStep").asString()).isNotEmpty();
  }
}
