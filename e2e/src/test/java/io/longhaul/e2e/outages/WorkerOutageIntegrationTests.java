package io.longhaul.e2e.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.blackbox.Stopwatch;
import io.longhaul.e2e.faults.Target;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.supervision.ChildStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Workers that are frozen, killed or replaced. */
@ExtendWith(StackExtension.class)
class WorkerOutageIntegrationTests {
  private static final Duration HANDED_OVER = Duration.ofSeconds(12);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration SHORT_DEADLINE = Duration.ofSeconds(5);

  @Test
  void submissionsAreAcceptedAndWaitWhileNoWorkerRuns(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    Api api = stack.client();
    stack.workers().forEach(worker -> stack.signal("STOP", worker.name()));
    String id;
    Answer steps;
    Duration took;
    try {
      id = Imports.start(stack, table, 100, null);
      assertThat(api.operation(id).path("done").asBoolean()).isFalse();
      Stopwatch watch = Stopwatch.start();
      steps = api.get("/v1/operations/" + id + "/steps");
      took = watch.elapsed();
    } finally {
      stack.workers().forEach(worker -> stack.signal("CONT", worker.name()));
    }

    assertThat(steps.status()).isEqualTo(200);
    assertThat(steps.json().path("degraded").asBoolean()).as(steps.toString()).isTrue();
    assertThat(took).isLessThan(SHORT_DEADLINE);
    assertThat(Api.state(api.awaitEnd(id, LIMIT))).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(100);
  }

  @Test
  void killedWorkerShowsAsRetryingAndTheOtherOneGoesOn(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String id = Imports.start(stack, table, 40_000, 2_000);
    api.awaitLoaded(id, 4_000, LIMIT);
    ChildStatus worker = loadingWorker(stack, id);
    List<Double> percents = new ArrayList<>();

    stack.signal("KILL", worker.name());
    JsonNode done =
        Await.until(
            "the import ends",
            LIMIT,
            () -> {
              JsonNode seen = api.operation(id);
              percents.add(seen.path("percentComplete").asDouble());
              return seen;
            },
            seen -> seen.path("done").asBoolean());

    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(percents).isSorted();
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(40_000);
    stack.awaitSuccessor(worker);
  }

  @Test
  void rollingRestartShowsNoErrorAnywhere(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String id = Imports.start(stack, table, 60_000, 1_500);
    api.awaitLoaded(id, 1_500, LIMIT);
    List<JsonNode> seen = new ArrayList<>();

    for (int i = 0; i < 2; i++) {
      ChildStatus worker = loadingWorker(stack, id);
      Stopwatch watch = Stopwatch.start();
      stack.signal("TERM", worker.name());
      Await.until(
          "another worker loads",
          LIMIT,
          () -> {
            seen.add(api.operation(id));
            return new Target(stack.stack()).loadingWorker(id);
          },
          now -> now != null && now.pid() != worker.pid());
      assertThat(watch.elapsed()).isLessThan(HANDED_OVER);
      stack.awaitSuccessor(worker);
    }
    JsonNode done =
        Await.until(
            "the import ends",
            LIMIT,
            () -> {
              seen.add(api.operation(id));
              return seen.getLast();
            },
            document -> document.path("done").asBoolean());

    assertThat(seen).extracting(Api::state).containsOnly("Running", "Succeeded");
    assertThat(seen).allMatch(document -> document.path("retry").path("attempt").asInt(1) == 1);
    assertThat(seen)
        .allMatch(document ->
            document.path("retry").path("lastError").isMissingNode()
                || document.path("retry").path("lastError").isNull());
    assertThat(Api.state(done)).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(60_000);
  }

  private static ChildStatus loadingWorker(Running stack, String id) throws Exception {
    ChildStatus worker =
        Await.until(
            "a worker loads " + id,
            LIMIT,
            () -> new Target(stack.stack()).loadingWorker(id),
            found -> found != null);
    return Objects.requireNonNull(worker);
  }
}
