package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Retrying what finished without success: the next of its line. */
@ExtendWith(StackExtension.class)
class RetryIntegrationTests {

  private final Stack stack;
  private final Api api;

  RetryIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void startsTheNextOfTheLineWithTheLineage() {
    String root = failed();

    Reply retried = api.post(root + ":retry", "{\"reason\":\"table made\"}");
    api.until(root + "~1", "Succeeded");

    assertThat(retried.status()).isEqualTo(202);
    assertThat(retried.header("Operation-Location")).endsWith("~1");
    assertThat(retried.text("/retryOf")).isEqualTo(Api.id(root).toString());
    assertThat(retried.json().at("/labels/team").asString()).isEqualTo("billing");
    assertThat(api.get(root).text("/retriedAs")).isEqualTo(Api.id(root) + "~1");
    List<LoadCommand> loads = loads(Api.id(root));
    assertThat(loads).hasSize(2);
    assertThat(loads.get(1).lineage().id()).isEqualTo(loads.get(0).lineage().id());
    Reply steps = api.get(root + "~1/steps");
    assertThat(steps.text("/origin/by")).isEqualTo("ann");
    assertThat(steps.text("/origin/reason")).isEqualTo("table made");
    assertThat(steps.text("/origin/at")).isNotEmpty();
  }

  @Test
  void theTagOfTheRootChangesWhenItIsRetried() {
    String root = failed();
    String tag = String.valueOf(api.get(root).header("ETag"));

    api.post(root + ":retry", "{}");

    assertThat(api.get(root, "If-None-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void sameBodyReplaysAndAnotherIsAConflict() {
    String root = failed();
    api.post(root + ":retry", "{\"reason\":\"a\"}");

    Reply same = api.post(root + ":retry", "{ \"reason\": \"a\" }");
    Reply other = api.post(root + ":retry", "{\"reason\":\"b\"}");

    assertThat(same.status()).isEqualTo(202);
    assertThat(same.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(same.text("/id")).isEqualTo(Api.id(root) + "~1");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("/code")).isEqualTo("RETRY_CONFLICT");
  }

  @Test
  void theLineGoesOnAndKeepsEveryDecision() {
    String root = submitted("park", fails(ErrorCode.TABLE_MISSING));
    api.until(root, "NeedsAttention");
    stack.support().post(root + ":fail", "{\"reason\":\"no table\"}");
    api.until(root, "Failed");
    stack.worker().onLoad(Api.id(root), fails(ErrorCode.TABLE_MISSING));
    String upload = api.uploaded();
    api.post(
        root + ":retry",
        "{\"reason\":\"other file\",\"input\":{\"file\":\"%s\",\"dataset\":\"pets\"}}"
            .formatted(upload));
    api.until(root + "~1", "NeedsAttention");
    stack.support().post(root + "~1:fail", "{}");
    api.until(root + "~1", "Failed");

    api.post(root + "~1:retry", "{}");
    api.until(root + "~2", "Succeeded");

    Reply steps = api.get(root + "~2/steps");
    assertThat(steps.json().get("origin").get("history").findValuesAsString("action"))
        .containsExactly("fail", "retry", "fail");
    assertThat(steps.text("/origin/history/0/reason")).isEqualTo("no table");
    assertThat(steps.text("/origin/history/1/changes/0/pointer")).isEqualTo("/file");
    assertThat(loads(Api.id(root)).getLast().source().file()).isEqualTo(upload);
    assertThat(api.get(root + "~2").text("/retryOf")).isEqualTo(Api.id(root) + "~1");
  }

  @Test
  void whatWasCanceledCanBeRetriedToo() {
    String root = submitted("park", fails(ErrorCode.TABLE_MISSING));
    api.until(root, "NeedsAttention");
    api.post(root + ":cancel", "{}");
    api.until(root, "Canceled");

    api.post(root + ":retry", "{}");

    assertThat(api.until(root + "~1", "Succeeded").text("/owner")).isEqualTo("ann");
  }

  @Test
  void supportRetriesForTheOwner() {
    String root = failed();

    stack.support().post(root + ":retry", "{}");

    assertThat(api.until(root + "~1", "Succeeded").text("/owner")).isEqualTo("ann");
    assertThat(api.get(root + "~1/steps").text("/origin/by")).isEqualTo("sue");
  }

  private String failed() {
    String path = submitted("fail", fails(ErrorCode.TABLE_MISSING));
    api.until(path, "Failed");
    return path;
  }

  private String submitted(String onFailure, Function<LoadCommand, LoadReport> load) {
    String key = UUID.randomUUID().toString();
    stack.worker().onLoad(OperationId.of("acme", key), load);
    api.post(
        "/v1/operations",
        """
        {"kind": "bulk-import", "input": {"file": "%s", "dataset": "pets"},
         "labels": {"team": "billing"}, "onFailure": "%s"}\
        """
            .formatted(api.uploaded(), onFailure),
        "Idempotency-Key",
        key);
    return "/v1/operations/acme~" + key;
  }

  private List<LoadCommand> loads(OperationId root) {
    return stack.worker().loaded(root);
  }
}
