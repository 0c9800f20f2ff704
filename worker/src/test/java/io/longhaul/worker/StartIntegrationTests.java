package io.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.TestEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that starts before what it works with. */
class StartIntegrationTests {

  @TempDir Path folder;

  @Test
  void waitsForTheEngineAndForTheDatabase() throws IOException {
    int enginePort = WorkerProcess.freePort();
    int databasePort = WorkerProcess.freePort();
    try (WorkerProcess worker =
        WorkerProcess.start(
            "early", environment(enginePort, databasePort), folder.resolve("early.log"))) {
      worker.awaitHealth("liveness", 200);
      worker.awaitHealth("readiness", 503);
      assertThat(health(worker)).contains("\"CONNECTING\"").contains("\"pending\"");

      try (TestEngine _ = TestEngine.real(enginePort)) {
        worker.awaitReady();
        assertThat(health(worker)).contains("\"POLLING\"");
      }

      worker.awaitHealth("readiness", 503);
      worker.awaitHealth("liveness", 200);
      try (EmbeddedPostgres _ = EmbeddedPostgres.builder().setPort(databasePort).start()) {
        Await.until("the schema", () -> health(worker).contains("\"up to date\""));
      }
      assertThat(worker.log()).contains("Rehearsed bulk-import");
      assertThat(metrics(worker)).contains("temporal_").contains("jvm_memory_used_bytes");
      assertThat(worker.log()).doesNotContain("postgres\"", "\"level\":\"ERROR\"");
    }
  }

  private Map<String, String> environment(int enginePort, int databasePort) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SPRING_TEMPORAL_CONNECTION_TARGET", "127.0.0.1:" + enginePort);
    environment.put("LONGHAUL_STORAGE_ROOT", folder.resolve("blobs").toString());
    environment.put(
        "LONGHAUL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres");
    environment.put("LONGHAUL_DATABASE_USERNAME", "postgres");
    environment.put("LONGHAUL_DATABASE_PASSWORD", "postgres");
    return environment;
  }

  private static String health(WorkerProcess worker) {
    HttpResponse<String> answer = worker.get("/actuator/health");
    return answer == null ? "" : answer.body();
  }

  private static String metrics(WorkerProcess worker) {
    HttpResponse<String> answer = worker.get("/actuator/prometheus");
    return answer == null ? "" : answer.body();
  }
}
