package io.longhaul.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SealingKeys;
import io.longhaul.storage.webhooks.SecretSealer;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.temporal.client.WorkflowExecutionDescription;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations that somebody wants to be told about: kept before they start, named in them. */
@ExtendWith(StackExtension.class)
class CallbackIntegrationTests {

  private static final String URL = "https://example.com/hooks?token=t0psecret";

  private final Stack stack;
  private final Api api;
  private final SigningSecret secret = SigningSecret.random();
  private final String key = UUID.randomUUID().toString();

  CallbackIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void whatAnOperationBringsAlongIsNamedByItAndStandsInNoHistory() {
    Reply reply = submit("{\"url\":\"" + URL + "\",\"secret\":\"" + secret.text() + "\"}");

    String path = "/v1/operations/" + reply.text("/id");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().at("/callback/endpoint").isNull()).isTrue();
    assertThat(reply.json().at("/callback/events").size()).isEqualTo(6);
    assertThat(reply.text("/links/deliveries")).endsWith(path + "/deliveries");
    assertThat(api.until(path, "Succeeded").text()).doesNotContain("t0psecret", secret.text());
    assertThat(history(path)).contains("wc_").doesNotContain("t0psecret", "example.com", "whsec_");
  }

  @Test
  void theSecretCanBeOpenedWithTheKeyOfTheStackOnly() {
    String path = "/v1/operations/" + submit(brought()).text("/id");

    StoredEndpoint stored = endpoint(path);

    String line =
        Base64.getEncoder().encodeToString("s".repeat(32).getBytes(StandardCharsets.UTF_8));
    SecretSealer sealer = new SecretSealer(SealingKeys.of(List.of("test-1:" + line)));
    assertThat(stored.endpoint().url()).isEqualTo(URL);
    assertThat(sealer.open(stored.endpoint().id(), stored.endpoint().secrets().getFirst()).text())
        .isEqualTo(secret.text());
  }

  @Test
  void aRepeatedRequestMeetsTheSameAndAnotherIsRefusedWithoutTouchingIt() {
    String body = body(brought());
    Reply first = api.post("/v1/operations", body, "Idempotency-Key", key);
    Reply same = api.post("/v1/operations", body, "Idempotency-Key", key);
    Reply other =
        api.post("/v1/operations", body.replace("t0psecret", "another"), "Idempotency-Key", key);

    assertThat(same.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(endpoint("/v1/operations/" + first.text("/id")).endpoint().url()).isEqualTo(URL);
  }

  @Test
  void anEndpointOfTheCallersIsNamedWithItsEvents() {
    Reply made =
        api.post(
            "/v1/webhook-endpoints", "{\"url\":\"" + URL + "\",\"events\":[\"operation.failed\"]}");

    Reply reply = submit("{\"endpoint\":\"" + made.text("/id") + "\"}");

    assertThat(reply.text("/callback/endpoint")).isEqualTo(made.text("/id"));
    assertThat(reply.json().at("/callback/events").toString()).isEqualTo("[\"operation.failed\"]");
  }

  @Test
  void anEndpointThatIsNotTheCallersDoesNotExist() {
    String foreign =
        stack
            .api("other", "cid")
            .post("/v1/webhook-endpoints", "{\"url\":\"" + URL + "\"}")
            .text("/id");
    String colleagues =
        stack
            .api("acme", "bob")
            .post("/v1/webhook-endpoints", "{\"url\":\"" + URL + "\"}")
            .text("/id");

    for (String id : List.of(foreign, colleagues, "we_acme_" + "0".repeat(24), "nonsense")) {
      Reply reply = submit("{\"endpoint\":\"" + id + "\"}");

      assertThat(reply.status()).as(id).isEqualTo(400);
      assertThat(reply.text("/code")).isEqualTo("ENDPOINT_UNKNOWN");
      assertThat(reply.text("/errors/0/pointer")).isEqualTo("/callback/endpoint");
    }
    assertThat(api.get("/v1/operations/acme~" + key).status()).isEqualTo(404);
  }

  @Test
  void aDeletedOperationTakesItsEndpointAlong() {
    String path = "/v1/operations/" + submit(brought()).text("/id");
    api.until(path, "Succeeded");

    api.delete(path);

    BlobStore store = stack.gateway().part(BlobStore.class);
    assertThat(store.list("webhooks/operations/" + Api.id(path) + "/")).isEmpty();
  }

  @Test
  void labelsHaveLessRoomBesideACallback() {
    String few = labelled(2);
    String many = labelled(8);

    Reply refused = api.post("/v1/operations", many, "Idempotency-Key", key);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.text("/code")).isEqualTo("LABELS_TOO_LARGE");
    assertThat(refused.text("/errors/0/detail")).contains("bytes too long");
    assertThat(stack.gateway().part(BlobStore.class).list("webhooks/operations/acme~" + key + "/"))
        .isEmpty();
    assertThat(api.post("/v1/operations", few, "Idempotency-Key", key).status()).isEqualTo(202);
  }

  private String labelled(int labels) {
    String all =
        IntStream.range(0, labels)
            .mapToObj(i -> "\"l" + i + "\":\"" + "x".repeat(60) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    String body = body(brought());
    return body.substring(0, body.length() - 1) + ",\"labels\":" + all + "}";
  }

  private String brought() {
    return "{\"url\":\"" + URL + "\",\"secret\":\"" + secret.text() + "\"}";
  }

  private Reply submit(String callback) {
    return api.post("/v1/operations", body(callback), "Idempotency-Key", key);
  }

  private String body(String callback) {
    String plain = api.submission();
    return plain.substring(0, plain.length() - 1) + ",\"callback\":" + callback + "}";
  }

  private StoredEndpoint endpoint(String path) {
    WorkflowExecutionDescription described =
        stack.worker().client().newUntypedWorkflowStub(Api.id(path).toString()).describe();
    Submission submission =
        (Submission)
            Objects.requireNonNull(described.getMemo(OperationMemo.SUBMISSION, Submission.class));
    String id = Objects.requireNonNull(submission.callback()).endpointId();
    return stack
        .gateway()
        .part(Endpoints.class)
        .find("acme", Api.id(path).toString(), new EndpointId(id))
        .orElseThrow();
  }

  // In its binary form, where payloads are not in Base64.
  private String history(String path) {
    return stack
        .worker()
        .client()
        .fetchHistory(Api.id(path).toString())
        .getHistory()
        .toByteString()
        .toString(StandardCharsets.ISO_8859_1);
  }
}
