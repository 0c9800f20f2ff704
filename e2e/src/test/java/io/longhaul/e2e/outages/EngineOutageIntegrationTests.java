package io.longhaul.e2e.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.blackbox.Stopwatch;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.supervision.ChildStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine frozen, which is worse than gone, and the engine killed. */
@ExtendWith(StackExtension.class)
class EngineOutageIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration WHOLE_ANSWER = Duration.ofSeconds(2);

  @Test
  void frozenEngineGivesWholeAnswersSoonAndEverythingGoesOnAfterwards(Running stack)
      throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    String before = Imports.start(stack, table, 100, null);
    api.awaitEnd(before, LIMIT);
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 100);
    Map<String, Object> input = Imports.input(api.upload(file, key), table.dataset(), null);
    URI readiness = stack.stack().management().resolve("/actuator/health/readiness");
    stack.signal("STOP", "engine");
    try {
      isUnavailableInTime(() -> api.start(key, input));
      isUnavailableInTime(() -> api.get("/v1/operations/acme~" + Running.newKey()));
      isUnavailableInTime(() -> api.get("/v1/operations"));
      assertThat(Api.state(api.operation(before))).isEqualTo("Succeeded");
      Await.until(
          "readiness is down",
          LIMIT,
          () -> api.get(readiness.toString()).status(),
          status -> status == 503);
    } finally {
      stack.signal("CONT", "engine");
    }

    Await.until(
        "readiness is up again",
        LIMIT,
        () -> api.get(readiness.toString()).status(),
        status -> status == 200);
    Answer again = api.start(key, input);

    assertThat(again.status()).as(again.toString()).isEqualTo(202);
    assertThat(Api.state(api.awaitEnd("acme~" + key, LIMIT))).isEqualTo("Succeeded");
  }

  @Test
  void loadGoesOnWhenTheEngineWasKilled(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String id = Imports.start(stack, table, 10_000, 2_000);
    api.awaitLoaded(id, 1_000, LIMIT);

    ChildStatus engine = stack.stack().process("engine");
    stack.signal("KILL", engine.name());
    stack.awaitSuccessor(engine);

    var done =
        Await.until(
            "the import ends",
            LIMIT,
            () -> api.get("/v1/operations/" + id),
            answer -> answer.json().path("done").asBoolean());
    assertThat(Api.state(done.json())).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(10_000);
  }

  private static void isUnavailableInTime(Callable<Answer> call) throws Exception {
    Stopwatch watch = Stopwatch.start();
    Answer answer = call.call();
    Duration took = watch.elapsed();

    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(answer.text()).contains("ENGINE_UNAVAILABLE");
    assertThat(took).isLessThan(WHOLE_ANSWER);
  }
}
