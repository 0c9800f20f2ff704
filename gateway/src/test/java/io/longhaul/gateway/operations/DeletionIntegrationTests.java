package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationId;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowTargetOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deleting operations: the record goes, the key stays refused. */
@ExtendWith(StackExtension.class)
class DeletionIntegrationTests {

  private static final int TRIES = 20;

  private final Stack stack;
  private final Api api;
  private final String key = UUID.randomUUID().toString();
  private final String path = "/v1/operations/acme~" + key;

  DeletionIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void whatWasDeletedIsGoneAndItsKeyIsRefusedForGood() {
    String body = api.submission();
    submit(body);
    api.until(path, "Succeeded");

    Reply deleted = api.delete(path);

    assertThat(deleted.status()).isEqualTo(204);
    for (int i = 0; i < TRIES; i++) {
      Reply reply = submit(i % 2 == 0 ? body : api.submission());
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.text("/code")).isEqualTo("KEY_RETIRED");
    }
    Reply gone = api.get(path);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text("/status")).isEqualTo("Failed");
    assertThat(gone.text("/error/code")).isEqualTo("GONE");
    assertThat(api.get(path + "/result").status()).isEqualTo(410);
    assertThat(api.post(path + ":cancel", "{}").status()).isEqualTo(410);
    assertThat(stack.api("acme", "bob").get(path).status()).isEqualTo(404);
  }

  // The engine removes the old run some seconds later; the key must be refused then, too.
  @Test
  void theKeyIsStillRefusedWhenTheOldRunHasReallyGone() {
    submit(api.submission());
    api.until(path, "Succeeded");
    String oldRun =
        stack
            .worker()
            .client()
            .newUntypedWorkflowStub("acme~" + key)
            .describe()
            .getExecution()
            .getRunId();

    api.delete(path);
    Await.until("the old run to be removed", () -> !exists(oldRun));

    assertThat(submit(api.submission()).text("/code")).isEqualTo("KEY_RETIRED");
    assertThat(api.get(path).status()).isEqualTo(410);
  }

  @Test
  void itsFilesGoWithIt() throws IOException {
    submit(api.submission());
    api.until(path, "Succeeded");
    Artifacts artifacts = stack.gateway().part(Artifacts.class);
    try (ArtifactWriter writer =
        artifacts.begin(new ArtifactId("acme~" + key, "run", "rejects.csv"), "text/csv")) {
      writer.stream().write('x');
      writer.publish();
    }

    api.delete(path);

    assertThat(artifacts.list("acme~" + key)).isEmpty();
  }

  @Test
  void deletesThatRaceAllSucceed() throws Exception {
    submit(api.submission());
    api.until(path, "Succeeded");

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        replies.add(executor.submit(() -> api.delete(path)));
      }
      for (Future<Reply> reply : replies) {
        statuses.add(reply.get().status());
      }
    }

    assertThat(statuses).containsOnly(204);
    assertThat(api.get(path).status()).isEqualTo(410);
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(submit(api.submission()).text("/code")).isEqualTo("KEY_RETIRED");
  }

  @Test
  void deletingWhatRunsCancelsIt() {
    stack.worker().onLoad(OperationId.of("acme", key), runsUntilStopped());
    submit(api.submission());
    api.until(path, "Running");

    Reply reply = api.delete(path);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().get("cancelRequested").asBoolean()).isTrue();
    api.until(path, "Canceled");
  }

  private Reply submit(String body) {
    return api.post("/v1/operations", body, "Idempotency-Key", key);
  }

  private boolean exists(String runId) {
    try {
      stack
          .worker()
          .client()
          .newUntypedWorkflowStub(
              WorkflowTargetOptions.newBuilder()
                  .setWorkflowId("acme~" + key)
                  .setRunId(runId)
                  .build())
          .describe();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }
}
