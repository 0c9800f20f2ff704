package io.longhaul.gateway.following;

import static io.longhaul.workflows.bulkimport.ScriptedImport.CLEAN;
import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.DevServer;
import io.longhaul.gateway.stack.Events;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.gateway.stack.TestWorker;
import io.longhaul.gateway.stack.TestWorker.Part;
import io.longhaul.gateway.stack.TokenIssuer;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.temporal.activity.Activity;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No client ever sees progress or version go back, whoever it asks and whatever happens. */
class MonotoneIntegrationTests {

  private static final OperationId ID = OperationId.of("acme", "m-1");
  private static final String PATH = "/v1/operations/" + ID;

  private final TokenIssuer issuer = new TokenIssuer();
  private final DevServer engine;
  private final TestGateway first;
  private final TestGateway second;
  private final Api api;

  MonotoneIntegrationTests(@TempDir Path home) {
    engine = new DevServer(home);
    first = TestGateway.start(engine.target(), home, issuer);
    second =
        TestGateway.start(
            engine.target(), home, issuer, "longhaul.operations.base-url=" + first.url());
    api = new Api(first.url(), issuer.client("acme", "ann"));
    Await.until(
        "readiness",
        () ->
            new Api(first.managementUrl(), null).get("/actuator/health/readiness").status() == 200);
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    engine.close();
  }

  @Test
  void whileAWorkerIsStoppedBetweenTwoSteps() {
    CountDownLatch letGo = new CountDownLatch(1);
    TestWorker workflows = new TestWorker(engine.target(), Part.WORKFLOWS);
    try (TestWorker activities = new TestWorker(engine.target(), Part.ACTIVITIES)) {
      activities.onLoad(ID, beats(1, 6, letGo));
      api.submitted(ID.key());
      Await.until("progress", () -> done() >= 6);
      try (MonotoneReader reader = reader()) {
        workflows.close();
        letGo.countDown();
        Await.until("the step to end", () -> api.get(PATH).json().at("/progress").isNull());
        reader.reads(20);
        workflows = new TestWorker(engine.target(), Part.WORKFLOWS);
        api.until(PATH, "Succeeded");

        assertThat(reader.violations()).isEmpty();
        assertThat(reader.lastPercent()).isGreaterThan(60);
      }
    } finally {
      workflows.close();
    }
  }

  @Test
  void overKillsParksAndResumes() {
    TestWorker worker = new TestWorker(engine.target());
    worker.onLoad(ID, beats(1, 4, new CountDownLatch(1)));
    api.submitted(ID.key());
    Await.until("progress", () -> done() >= 4);
    try (MonotoneReader reader = reader()) {
      worker.close();
      worker = new TestWorker(engine.target());
      worker.onLoad(ID, fails(ErrorCode.TABLE_MISSING), beats(5, 8, new CountDownLatch(0)));
      api.until(PATH, "NeedsAttention");
      reader.reads(10);
      Api support = new Api(second.url(), issuer.support("acme", "sue", "*"));
      assertThat(support.post(PATH + ":retry", "{}").status()).isEqualTo(202);
      api.until(PATH, "Succeeded");

      assertThat(reader.violations()).isEmpty();
    } finally {
      worker.close();
    }
  }

  private MonotoneReader reader() {
    String token = issuer.client("acme", "ann");
    return new MonotoneReader(
        new Api(first.url(), token),
        new Api(second.url(), token),
        Events.open(second.url() + PATH + "/events", "Authorization", "Bearer " + token),
        PATH);
  }

  private int done() {
    return api.get(PATH).json().at("/progress/done").asInt(0);
  }

  // As a real load does: each attempt begins where the one before it was.
  private static Function<LoadCommand, LoadReport> beats(long from, long to, CountDownLatch letGo) {
    return _ -> {
      for (long done = from; done <= to; done++) {
        Activity.getExecutionContext().heartbeat(ScriptedImport.progress(done));
      }
      while (letGo.getCount() > 0) {
        Activity.getExecutionContext().heartbeat(ScriptedImport.progress(to));
        LockSupport.parkNanos(20_000_000);
      }
      return new LoadReport(CLEAN, null);
    };
  }
}
