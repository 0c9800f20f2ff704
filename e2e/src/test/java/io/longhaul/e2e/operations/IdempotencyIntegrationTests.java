package io.longhaul.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.token.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One key, one operation. */
@ExtendWith(StackExtension.class)
class IdempotencyIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int CLIENTS = 64;

  @Test
  void sameKeyAndBodyGiveTheLiveOperationAndRunNothingTwice(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String key = Running.newKey();
    Map<String, Object> input = input(stack, api, key, table);
    Answer first = api.start(key, input);

    Answer during = api.start(key, input);
    api.awaitEnd("acme~" + key, LIMIT);
    Answer after = api.start(key, input);

    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(during.status()).isEqualTo(202);
    assertThat(during.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(after.status()).isEqualTo(202);
    assertThat(Api.state(after.json())).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(100);
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String key = Running.newKey();
    Map<String, Object> input = input(stack, api, key, table);
    api.start(key, input);
    input.put("onDuplicate", "skip");

    Answer other = api.start(key, input);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asString()).isEqualTo("KEY_REUSED");
    api.awaitEnd("acme~" + key, LIMIT);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(100);
  }

  @Test
  void twoTenantsMayUseTheSameKeyAndSeeNothingOfEachOther(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api acme = stack.client();
    Api globex = stack.as(Role.CLIENT, "globex", "hank");
    String key = Running.newKey();
    acme.start(key, input(stack, acme, key, table));

    Answer other = globex.start(key, input(stack, globex, key, table));
    Answer foreign = globex.get("/v1/operations/acme~" + key);

    assertThat(other.status()).isEqualTo(202);
    assertThat(other.json().path("id").asString()).isEqualTo("globex~" + key);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.json().path("status").asString()).isEqualTo("Failed");
    assertThat(foreign.json().path("error").path("code").asString()).isEqualTo("NOT_FOUND");
    acme.awaitEnd("acme~" + key, LIMIT);
    globex.awaitEnd("globex~" + key, LIMIT);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(200);
  }

  @Test
  void racingClientsMakeOneOperation(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String key = Running.newKey();
    Map<String, Object> input = input(stack, api, key, table);

    List<Answer> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        calls.add(clients.submit(() -> api.start(key, input)));
      }
      for (Future<Answer> call : calls) {
        answers.add(call.get());
      }
    }

    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers)
        .allMatch(answer -> answer.json().path("id").asString().equals("acme~" + key));
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
        .hasSize(1);
    api.awaitEnd("acme~" + key, LIMIT);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(100);
  }

  @Test
  void deletedOperationIsGoneAndItsKeyIsRefusedForGood(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String key = Running.newKey();
    Map<String, Object> input = input(stack, api, key, table);
    api.start(key, input);
    api.awaitEnd("acme~" + key, LIMIT);

    Answer deleted = api.send("DELETE", "/v1/operations/acme~" + key, new byte[0]);

    assertThat(deleted.status()).isEqualTo(204);
    Answer gone = api.get("/v1/operations/acme~" + key);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.json().path("status").asString()).isEqualTo("Failed");
    for (int i = 0; i < 20; i++) {
      Answer again = api.start(key, input);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.json().path("code").asString()).isEqualTo("KEY_RETIRED");
    }
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(100);
  }

  private static Map<String, Object> input(Running stack, Api api, String key, TargetTable table)
      throws Exception {
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 100);
    return Imports.input(api.upload(file, key), table.dataset(), null);
  }
}
