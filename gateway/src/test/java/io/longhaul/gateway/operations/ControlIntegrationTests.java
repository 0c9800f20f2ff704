package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Cancel, retry and fail, as clients and support staff say them. */
@ExtendWith(StackExtension.class)
class ControlIntegrationTests {

  private final Stack stack;
  private final Api api;
  private final Api support;

  ControlIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
    this.support = stack.support();
  }

  @Test
  void cancelTakesEffectAndMayBeRepeated() {
    String path = stack.submitted(runsUntilStopped());
    Await.until(
        "the load", () -> api.get(path).json().at("/progress/step").asString("").equals("load"));

    Reply first = api.post(path + ":cancel", "{\"reason\":\"wrong file\"}");
    Reply canceled = api.until(path, "Canceled");
    Reply again = api.post(path + ":cancel", "{}");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.json().get("cancelRequested").asBoolean()).isTrue();
    assertThat(canceled.text("/status")).isEqualTo("Canceled");
    assertThat(canceled.text("/error/message")).contains("ann").contains("wrong file");
    assertThat(canceled.json().at("/counts/read").asInt()).isEqualTo(5);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/state")).isEqualTo("Canceled");
  }

  @Test
  void whatFinishedOtherwiseCannotBeCanceled() {
    String path = api.submitted();
    api.until(path, "Succeeded");

    Reply reply = api.post(path + ":cancel", "{}");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("ALREADY_FINISHED");
  }

  // The engine gives the cancel to a worker at once, however far the start time is away.
  @Test
  void whatIsScheduledIsCanceledAtOnceAndDoesNothing() {
    String key = UUID.randomUUID().toString();
    api.post(
        "/v1/operations",
        "{\"kind\":\"bulk-import\",\"startAt\":\"%s\",\"input\":{\"file\":\"%s\",\"dataset\":\"pets\"}}"
            .formatted(Instant.now().plus(Duration.ofDays(30)), api.uploaded()),
        "Idempotency-Key",
        key);
    String path = "/v1/operations/acme~" + key;
    assertThat(api.get(path).text("/state")).isEqualTo("Scheduled");

    api.post(path + ":cancel", "{}");

    Reply canceled = api.until(path, "Canceled");
    assertThat(canceled.json().at("/percentComplete").asDouble()).isZero();
    assertThat(stack.worker().loaded(OperationId.of("acme", key))).isEmpty();
  }

  @Test
  void supportLetsAParkedOperationGoOnWithCorrectedInput() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    Reply parked = api.until(path, "NeedsAttention");
    String upload = api.uploaded();

    Reply retried =
        support.post(
            path + ":retry",
            "{\"reason\":\"right file\",\"input\":{\"file\":\"%s\",\"dataset\":\"pets\"}}"
                .formatted(upload),
            "If-Match",
            "" + support.get(path).header("ETag"));
    api.until(path, "Succeeded");

    assertThat(parked.text("/status")).isEqualTo("Running");
    assertThat(parked.text("/attention/error/code")).isEqualTo("TABLE_MISSING");
    assertThat(parked.text("/attention/deadline")).isNotEmpty();
    assertThat(retried.status()).isEqualTo(202);
    assertThat(stack.worker().loaded(Api.id(path)).getLast().source().file()).isEqualTo(upload);
    assertThat(api.get(path + "/steps").text("/decisions/0/changes/0/pointer")).isEqualTo("/file");
  }

  @Test
  void aCorrectionIsCheckedBeforeItIsSaid() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");

    Reply wrong = support.post(path + ":retry", "{\"input\":{\"dataset\":\"cats\"}}");
    Reply unknown =
        support.post(
            path + ":retry",
            "{\"input\":" + "{\"file\":\"u-" + "0".repeat(40) + "\",\"dataset\":\"pets\"}}");

    assertThat(wrong.text("/code")).isEqualTo("INVALID_INPUT");
    assertThat(unknown.text("/code")).isEqualTo("UPLOAD_UNKNOWN");
    assertThat(api.get(path).text("/state")).isEqualTo("NeedsAttention");
    support.post(path + ":fail", "{}");
    api.until(path, "Failed");
  }

  @Test
  void aParkedOperationIsFailedByAPerson() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");

    Reply byClient = api.post(path + ":fail", "{}");
    Reply bySupport = support.post(path + ":fail", "{\"reason\":\"give up\"}");
    Reply failed = api.until(path, "Failed");
    Reply again = support.post(path + ":fail", "{\"reason\":\"give up\"}");

    assertThat(byClient.status()).isEqualTo(403);
    assertThat(bySupport.status()).isEqualTo(202);
    assertThat(failed.text("/error/code")).isEqualTo("FAILED_BY_OPERATOR");
    assertThat(failed.text("/error/message")).contains("sue").contains("give up");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/code")).isEqualTo("NOT_PARKED");
  }

  @Test
  void aRepeatedCommandActsOnce() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING), fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");

    Reply first = support.post(path + ":retry", "{}", "Idempotency-Key", "once");
    Reply parkedAgain =
        Await.value(
            "the second park",
            () -> {
              Reply reply = api.get(path);
              return reply.text("/attention/parkId").equals("park-2") ? reply : null;
            });
    Reply again = support.post(path + ":retry", "{}", "Idempotency-Key", "once");
    // The query is answered after all that was said before it.
    Reply steps = api.get(path + "/steps");

    assertThat(first.status()).isEqualTo(202);
    assertThat(parkedAgain.text("/state")).isEqualTo("NeedsAttention");
    assertThat(again.status()).isEqualTo(202);
    assertThat(steps.json().get("degraded").asBoolean()).isFalse();
    assertThat(steps.json().get("decisions").findValues("applied"))
        .filteredOn(JsonNode::asBoolean)
        .hasSize(1);
    assertThat(api.get(path).text("/attention/parkId")).isEqualTo("park-2");
    assertThat(stack.worker().loaded(Api.id(path))).hasSize(2);
    support.post(path + ":fail", "{}");
    api.until(path, "Failed");
  }

  @Test
  void clientsMayNotDecideAboutWhatNeedsAttention() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");

    Reply reply = api.post(path + ":retry", "{}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text("/code")).isEqualTo("INSUFFICIENT_SCOPE");
    api.post(path + ":cancel", "{}");
    api.until(path, "Canceled");
  }

  @Test
  void commandsForAnotherVersionAreRefused() {
    String path = api.submitted();
    api.until(path, "Succeeded");

    Reply reply = api.delete(path, "If-Match", "\"1.1-x\"");

    assertThat(reply.status()).isEqualTo(412);
    assertThat(reply.text("/code")).isEqualTo("VERSION_MISMATCH");
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @Test
  void whatRunsOrSucceededCannotBeRetried() {
    String path = api.submitted();
    api.until(path, "Succeeded");

    Reply reply = api.post(path + ":retry", "{}");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("NOT_RETRYABLE");
  }
}
