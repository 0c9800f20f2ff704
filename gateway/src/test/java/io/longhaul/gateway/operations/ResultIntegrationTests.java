package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.WITH_REJECTS;
import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static io.longhaul.workflows.operation.OperationState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What came of operations: their results and files. */
@ExtendWith(StackExtension.class)
class ResultIntegrationTests {

  private final Stack stack;
  private final Api api;

  ResultIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void aResultThatIsNothingHasNoContent() {
    Instant now = Instant.now();
    String id = "acme~" + UUID.randomUUID();
    Submission submission =
        new Submission("silent", "acme", "ann", "v1:", Map.of(), now, null, null, null, 30, null);
    Outcome outcome =
        new Outcome(SUCCEEDED, null, Map.of(), null, null, List.of(), List.of(), null, 100, now);
    stack
        .worker()
        .client()
        .newUntypedWorkflowStub(
            "silent",
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue("nobody")
                .setMemo(
                    Map.of(OperationMemo.SUBMISSION, submission, OperationMemo.OUTCOME, outcome))
                .build())
        .start();

    Reply reply = api.get("/v1/operations/" + id + "/result");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void theResultAnswers202UntilItIsThere() {
    String path = stack.submitted(runsUntilStopped());
    api.until(path, "Running");

    Reply pending = api.get(path + "/result");
    api.post(path + ":cancel", "{}");
    api.until(path, "Canceled");
    Reply canceled = api.get(path + "/result");
    String second = stack.submitted(report(WITH_REJECTS));
    api.until(second, "PartiallySucceeded");
    Reply result = api.get(second + "/result");

    assertThat(pending.status()).isEqualTo(202);
    assertThat(pending.text("/status")).isEqualTo("Running");
    assertThat(pending.header("Retry-After")).isNotNull();
    assertThat(pending.header("Location")).endsWith("/result");
    assertThat(canceled.status()).isEqualTo(409);
    assertThat(canceled.text("/code")).isEqualTo("OPERATION_CANCELED");
    assertThat(canceled.text("/error/code")).isEqualTo("CANCELED");
    assertThat(canceled.json().has("status")).isFalse();
    assertThat(result.status()).isEqualTo(200);
    assertThat(result.text("/dataset")).isEqualTo("pets");
    assertThat(result.json().at("/operation/rejected").asInt()).isEqualTo(2);
    assertThat(result.header("Repr-Digest")).startsWith("sha-256=:");
    assertThat(api.get(second + "/result", "If-None-Match", "" + result.header("ETag")).status())
        .isEqualTo(304);
  }

  @Test
  void artifactsAreSentWhole() throws IOException {
    String path = api.submitted();
    api.until(path, "Succeeded");
    Artifact artifact = publish(Api.id(path).toString(), "row,name\n17,x\n");
    String file = path + "/artifacts/rejects.csv";

    Reply whole = api.get(file);
    Reply head = api.send("HEAD", file, BodyPublishers.noBody());

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.text()).isEqualTo("row,name\n17,x\n");
    assertThat(whole.header("Content-Type")).isEqualTo("text/csv");
    assertThat(whole.header("Content-Length")).isEqualTo("14");
    assertThat(whole.header("ETag")).isEqualTo('"' + artifact.sha256() + '"');
    assertThat(whole.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"rejects.csv\"");
    assertThat(whole.header("Repr-Digest")).matches("sha-256=:[A-Za-z0-9+/]{43}=:");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("14");
    assertThat(api.get(path + "/artifacts/other.csv").status()).isEqualTo(404);
    assertThat(stack.api("acme", "bob").get(file).status()).isEqualTo(404);
  }

  @Test
  void artifactsAreSentInParts() throws IOException {
    String path = api.submitted();
    api.until(path, "Succeeded");
    Artifact artifact = publish(Api.id(path).toString(), "row,name\n17,x\n");
    String file = path + "/artifacts/rejects.csv";
    String tag = '"' + artifact.sha256() + '"';

    Reply part = api.get(file, "Range", "bytes=4-7");
    Reply outside = api.get(file, "Range", "bytes=99-");
    Reply unchanged = api.get(file, "Range", "bytes=4-7", "If-Range", tag);
    Reply changed = api.get(file, "Range", "bytes=4-7", "If-Range", "\"other\"");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("name");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 4-7/14");
    assertThat(part.header("Repr-Digest")).isEqualTo(api.get(file).header("Repr-Digest"));
    assertThat(outside.status()).isEqualTo(416);
    assertThat(outside.header("Content-Range")).isEqualTo("bytes */14");
    assertThat(outside.text("/code")).isEqualTo("RANGE_NOT_SATISFIABLE");
    assertThat(unchanged.status()).isEqualTo(206);
    assertThat(changed.status()).isEqualTo(200);
  }

  private Artifact publish(String operationId, String content) throws IOException {
    Artifacts artifacts = stack.gateway().part(Artifacts.class);
    String runId =
        stack
            .worker()
            .client()
            .newUntypedWorkflowStub(operationId)
            .describe()
            .getExecution()
            .getRunId();
    ArtifactId id = new ArtifactId(operationId, runId, "rejects.csv");
    try (ArtifactWriter writer = artifacts.begin(id, "text/csv")) {
      writer.stream().write(content.getBytes(StandardCharsets.UTF_8));
      return writer.publish();
    }
  }
}
