package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.stumbles;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowOptions;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading operations: their document, their result, their files, their steps. */
@ExtendWith(StackExtension.class)
class ReadingIntegrationTests {

  private static final long BEAT_NANOS = 500_000_000;

  private final Stack stack;
  private final Api api;

  ReadingIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void progressOfTheRunningActivityIsShownAndNeverGoesBack() {
    String path = stack.submitted(_ -> advanceSlowly());

    double first =
        Await.value(
            "progress",
            () -> {
              Reply reply = api.get(path);
              return reply.json().at("/progress/done").asInt(0) > 0
                  ? reply.json().get("percentComplete").asDouble()
                  : null;
            });
    Reply later =
        Await.value(
            "more progress",
            () -> {
              Reply reply = api.get(path);
              double percent = reply.json().get("percentComplete").asDouble();
              assertThat(percent).isGreaterThanOrEqualTo(first);
              return percent > first ? reply : null;
            });

    assertThat(later.text("/state")).isEqualTo("Running");
    assertThat(later.text("/progress/step")).isEqualTo("load");
    assertThat(later.text("/progress/unit")).isEqualTo("rows");
    assertThat(later.text("/startedAt")).isNotEmpty();
    api.post(path + ":cancel", "{}");
    api.until(path, "Canceled");
  }

  @Test
  void theTagChangesWithTheDocumentAndSparesTheBody() {
    String path = api.submitted();
    Reply done = api.until(path, "Succeeded");
    String tag = String.valueOf(done.header("ETag"));

    Reply again = api.get(path, "If-None-Match", tag);
    Reply other = api.get(path, "If-None-Match", "\"0.0-x\"");
    Reply elsewhere = api.as(stack.issuer().token("acme", "ann", "operations:read")).get(path);

    assertThat(tag).matches("\"[0-9]+\\.[0-9]+-[0-9a-f]{12}\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.text()).isEqualTo(done.text());
    assertThat(elsewhere.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aTagThatIsStillGoodSaysWhenToAskAgain() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    String tag = String.valueOf(api.until(path, "NeedsAttention").header("ETag"));

    Reply again = api.get(path, "If-None-Match", tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("Retry-After")).matches("[1-9][0-9]*");
    api.post(path + ":cancel", "{}");
  }

  @Test
  void whatIsBetweenAttemptsSaysSo() {
    String path =
        stack.submitted(
            stumbles(ErrorCode.DATABASE_UNAVAILABLE),
            stumbles(ErrorCode.DATABASE_UNAVAILABLE),
            stumbles(ErrorCode.DATABASE_UNAVAILABLE));

    Reply reply = api.until(path, "Retrying");

    assertThat(reply.text("/status")).isEqualTo("Running");
    assertThat(reply.text("/retry/lastError/code")).isEqualTo("DATABASE_UNAVAILABLE");
    assertThat(reply.json().at("/retry/attempt").asInt()).isGreaterThan(1);
    assertThat(reply.text("/retry/nextAttemptAt")).isNotEmpty();
    api.until(path, "Succeeded");
  }

  @Test
  void stepsShowWhatHappenedAndWhoDecided() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    stack.support().post(path + ":retry", "{\"reason\":\"table made\"}");
    api.until(path, "Succeeded");

    Reply steps = api.get(path + "/steps");

    assertThat(steps.status()).isEqualTo(200);
    assertThat(steps.json().get("degraded").asBoolean()).isFalse();
    assertThat(steps.json().get("steps").findValuesAsString("name"))
        .containsExactly("inspect", "load", "load", "publish");
    assertThat(steps.json().get("steps").findValuesAsString("outcome"))
        .containsExactly("done", "failed", "done", "done");
    assertThat(steps.text("/decisions/0/by")).isEqualTo("sue");
    assertThat(steps.text("/decisions/0/reason")).isEqualTo("table made");
  }

  @Test
  void whatTheServerEndedIsToldByItsCloseEvent() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    String id = path.substring(path.lastIndexOf('/') + 1);

    stack.worker().client().newUntypedWorkflowStub(id).terminate("out of hand");
    Reply reply = api.until(path, "Terminated");

    assertThat(reply.text("/status")).isEqualTo("Failed");
    assertThat(reply.text("/error/code")).isEqualTo("TERMINATED");
    assertThat(reply.text("/error/message")).contains("out of hand");
    assertThat(reply.text("/finishedAt")).isNotEmpty();
    assertThat(reply.text("/expiresAt")).isNotEmpty();
    assertThat(api.get(path + "/result").status()).isEqualTo(409);
  }

  @Test
  void whatIsNoOperationIsNotFound() {
    stack
        .worker()
        .client()
        .newUntypedWorkflowStub(
            "foreign",
            WorkflowOptions.newBuilder()
                .setWorkflowId("acme~foreign")
                .setTaskQueue("nobody")
                .build())
        .start();

    Reply foreign = api.get("/v1/operations/acme~foreign");

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("/status")).isEqualTo("Failed");
    assertThat(foreign.text("/error/code")).isEqualTo("NOT_FOUND");
    assertThat(
            api.post("/v1/operations", api.submission(), "Idempotency-Key", "foreign")
                .text("/code"))
        .isEqualTo("KEY_IN_USE");
    assertThat(api.get("/v1/operations/nonsense").status()).isEqualTo(404);
    assertThat(api.get("/v1/operations/acme~" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  // More slowly than looks are taken, so that several of them show it on its way.
  private static LoadReport advanceSlowly() {
    for (long done = 1; ; done = Math.min(done + 1, 9)) {
      Activity.getExecutionContext().heartbeat(ScriptedImport.progress(done));
      LockSupport.parkNanos(BEAT_NANOS);
    }
  }
}
