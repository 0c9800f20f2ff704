package io.longhaul.gateway.google;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** google.longrunning.Operations as it stands on the wire. */
@ExtendWith(StackExtension.class)
class FacadeIntegrationTests {

  private static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";
  private static final String ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";

  private final Stack stack;
  private final Api ann;

  FacadeIntegrationTests(Stack stack) {
    this.stack = stack;
    this.ann = stack.ann();
  }

  @Test
  void whatRunsHasMetadataAndNeitherErrorNorResponse() {
    String path = stack.submitted(runsUntilStopped());
    Await.until(
        "the load", () -> ann.get(path).json().at("/progress/step").asString("").equals("load"));

    Reply reply = ann.get("/google" + path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/name")).isEqualTo("operations/" + Api.id(path));
    assertThat(reply.json().get("done").asBoolean()).isFalse();
    assertThat(reply.text("/metadata/@type")).isEqualTo(STRUCT);
    assertThat(reply.text("/metadata/value/state")).isEqualTo("Running");
    assertThat(reply.json().propertyNames()).containsExactly("name", "metadata", "done");
    assertThat(Integer.parseInt("" + reply.header("Retry-After"))).isBetween(1, 60);
    ann.post(path + ":cancel", "{}");
  }

  @Test
  void theResponseIsTheResult() {
    String path = ann.submitted();
    ann.until(path, "Succeeded");

    Reply reply = ann.get("/google" + path);

    assertThat(reply.json().get("done").asBoolean()).isTrue();
    assertThat(reply.text("/response/@type")).isEqualTo(STRUCT);
    assertThat(reply.json().at("/response/value")).isEqualTo(ann.get(path + "/result").json());
    assertThat(reply.json().has("error")).isFalse();
    assertThat(reply.header("Retry-After")).isNull();
  }

  @Test
  void aFailureHasANumberAndAReason() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    ann.until(path, "NeedsAttention");
    boolean doneWhileParked = ann.get("/google" + path).json().get("done").asBoolean();
    stack.support().post(path + ":fail", "{\"reason\":\"not ours\"}");
    ann.until(path, "Failed");

    JsonNode error = ann.get("/google" + path).json().get("error");

    assertThat(doneWhileParked).isFalse();
    assertThat(error.get("code").isInt()).isTrue();
    assertThat(error.get("code").asInt()).isEqualTo(RpcCode.ABORTED.number());
    assertThat(error.at("/details/0/@type").asString()).isEqualTo(ERROR_INFO);
    assertThat(error.at("/details/0/reason").asString()).isEqualTo("FAILED_BY_OPERATOR");
    assertThat(error.at("/details/0/domain").asString()).isEqualTo("longhaul.io");
  }

  @Test
  void cancelAnswersNothingAndIsNoErrorAfterwards() {
    String path = stack.submitted(runsUntilStopped());

    Reply first = ann.post("/google" + path + ":cancel", "{}");
    ann.until(path, "Canceled");
    Reply again = ann.post("/google" + path + ":cancel", "");
    Reply canceled = ann.get("/google" + path);
    String other = ann.submitted();
    ann.until(other, "Succeeded");
    Reply late = ann.post("/google" + other + ":cancel", "{}");

    assertThat(List.of(first, again, late)).allSatisfy(FacadeIntegrationTests::assertEmpty);
    assertThat(canceled.json().at("/error/code").asInt()).isEqualTo(RpcCode.CANCELLED.number());
    assertThat(ann.get(other).text("/state")).isEqualTo("Succeeded");
  }

  @Test
  void deleteRemovesWhatHasFinishedAndCancelsNothing() {
    String running = stack.submitted(runsUntilStopped());
    String finished = ann.submitted();
    ann.until(finished, "Succeeded");

    Reply refused = ann.delete("/google" + running);
    Reply deleted = ann.delete("/google" + finished);
    Reply gone = ann.get("/google" + finished);

    assertError(refused, 400, "FAILED_PRECONDITION", "NOT_FINISHED");
    assertThat(ann.get(running).json().get("cancelRequested").asBoolean()).isFalse();
    assertEmpty(deleted);
    assertError(gone, 404, "NOT_FOUND", "GONE");
    ann.post(running + ":cancel", "{}");
  }

  @Test
  void aListIsFilteredAndReadPageByPage() {
    Api lee = stack.api("acme", "lee-" + UUID.randomUUID());
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String path = lee.submitted();
      lee.until(path, "Succeeded");
      started.add("operations/" + Api.id(path));
    }
    String filter = "done%20%3D%20true%20AND%20kind%3D%22bulk-import%22";
    Await.until(
        "the index", () -> lee.get("/google/v1/operations").json().at("/operations").size() == 3);

    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      Reply page =
          lee.get("/google/v1/operations?pageSize=2&filter=" + filter + "&pageToken=" + token);
      page.json().get("operations").forEach(each -> listed.add(each.get("name").asString()));
      token = page.text("/nextPageToken");
    } while (!token.isEmpty());

    assertThat(listed).containsExactlyInAnyOrderElementsOf(started);
    assertThat(lee.get("/google/v1/operations?filter=done%3Dfalse").json().get("operations"))
        .isEmpty();
    assertThat(lee.get("/google/v1/operations?pageSize=0&pageToken&$alt=json").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /google/v1/operations/acme~unknown, 404, NOT_FOUND, NOT_FOUND",
    "GET, /google/v1/operations/nonsense, 404, NOT_FOUND, NOT_FOUND",
    "GET, /google/v1/elsewhere, 404, NOT_FOUND, NOT_FOUND",
    "PUT, /google/v1/operations/acme~unknown, 405, UNIMPLEMENTED, METHOD_NOT_ALLOWED",
    "GET, /google/v1/operations?filter=sideways, 400, INVALID_ARGUMENT, INVALID_FILTER",
    "GET, /google/v1/operations?typo=1, 400, INVALID_ARGUMENT, INVALID_FILTER",
    "GET, /google/v1/operations?pageSize=-1, 400, INVALID_ARGUMENT, INVALID_FILTER",
    "GET, /google/v1/operations?pageToken=x, 400, INVALID_ARGUMENT, INVALID_PAGE_TOKEN",
    "GET, /google/v1/operations/a%2Fb, 400, INVALID_ARGUMENT, MALFORMED_REQUEST"
  })
  void refusalsAreAsGoogleWritesThem(
      String method, String address, int status, String rpc, String reason) {
    Reply reply = ann.send(method, address, BodyPublishers.noBody());

    assertError(reply, status, rpc, reason);
  }

  @Test
  void theDoorSpeaksTheSameLanguage() {
    String path = ann.submitted();
    Api reader = ann.as(stack.issuer().token("acme", "ann", "operations:read"));

    Reply stranger = ann.as(null).get("/google" + path);
    Reply unscoped = reader.post("/google" + path + ":cancel", "{}");
    Reply hidden = stack.api("acme", "bob").get("/google" + path);
    Reply long414 = ann.get("/google" + path + "?x=" + "x".repeat(9000));

    assertError(stranger, 401, "UNAUTHENTICATED", "UNAUTHENTICATED");
    assertThat(stranger.header("WWW-Authenticate")).startsWith("Bearer ");
    assertError(unscoped, 403, "PERMISSION_DENIED", "INSUFFICIENT_SCOPE");
    assertError(hidden, 404, "NOT_FOUND", "NOT_FOUND");
    assertError(long414, 414, "INVALID_ARGUMENT", "ADDRESS_TOO_LONG");
  }

  private static void assertEmpty(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{}");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  private static void assertError(Reply reply, int status, String rpc, String reason) {
    JsonNode error = reply.json().path("error");
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(error.path("code").asInt()).isEqualTo(status);
    assertThat(error.path("status").asString()).isEqualTo(rpc);
    assertThat(error.path("message").asString()).isNotEmpty();
    assertThat(error.at("/details/0/@type").asString()).isEqualTo(ERROR_INFO);
    assertThat(error.at("/details/0/reason").asString()).isEqualTo(reason);
    assertThat(error.at("/details/0/metadata/requestId").asString())
        .isEqualTo(Objects.requireNonNullElse(reply.header("X-Request-ID"), ""));
  }
}
