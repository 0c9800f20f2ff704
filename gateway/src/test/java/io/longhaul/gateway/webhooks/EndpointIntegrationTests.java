package io.longhaul.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.storage.webhooks.Attempt;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Registered endpoints: made once, shown without their secrets, changed by version. */
@ExtendWith(StackExtension.class)
class EndpointIntegrationTests {

  private static final String ENDPOINTS = "/v1/webhook-endpoints";
  private static final String NEW = "{\"url\":\"https://example.com/hooks?token=t0psecret\"}";

  private final Stack stack;
  private final Api api;

  EndpointIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void showsItsSecretOnceAndNeverAgain() {
    String key = UUID.randomUUID().toString();
    Reply made = api.post(ENDPOINTS, NEW, "Idempotency-Key", key);
    String path = ENDPOINTS + "/" + made.text("/id");

    Reply again = api.post(ENDPOINTS, NEW, "Idempotency-Key", key);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(path);
    assertThat(made.text("/secret")).startsWith("whsec_");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    for (Reply reply : List.of(again, api.get(path), api.get(ENDPOINTS))) {
      assertThat(reply.text()).contains(made.text("/id")).doesNotContain("whsec_");
    }
  }

  @Test
  void ofManyRequestsUnderOneKeyOneIsShownTheSecret() {
    String key = UUID.randomUUID().toString();

    List<Reply> replies =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(_ -> api.post(ENDPOINTS, NEW, "Idempotency-Key", key))
            .toList();

    assertThat(replies).allSatisfy(it -> assertThat(it.status()).isEqualTo(201));
    assertThat(replies.stream().map(it -> it.text("/id")).distinct()).hasSize(1);
    assertThat(replies.stream().filter(it -> it.text().contains("whsec_"))).hasSize(1);
  }

  @Test
  void aChangeOfAnotherVersionIsRefused() {
    Reply made = api.post(ENDPOINTS, NEW);
    String path = ENDPOINTS + "/" + made.text("/id");

    Reply changed =
        api.patch(path, "{\"description\":\"mine\"}", "If-Match", made.header("ETag") + "");
    Reply late =
        api.patch(path, "{\"description\":\"too late\"}", "If-Match", made.header("ETag") + "");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    assertThat(api.get(path).text("/description")).isEqualTo("mine");
    assertThat(api.delete(path, "If-Match", made.header("ETag") + "").status()).isEqualTo(412);
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get(path).status()).isEqualTo(404);
  }

  @Test
  void bothSecretsSignUntilTheOverlapIsOver() {
    Reply made = api.post(ENDPOINTS, NEW);
    String path = ENDPOINTS + "/" + made.text("/id");

    Reply rotated = api.post(path + ":rotateSecret", "{\"overlap\":\"PT1H\"}");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(made.text("/secret"));
    assertThat(rotated.json().at("/secrets").size()).isEqualTo(2);
    assertThat(Instant.parse(rotated.text("/secrets/1/expiresAt")))
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    assertThat(api.get(path).text()).doesNotContain("whsec_");
  }

  @Test
  void aSecretOfTheClientsIsTakenAndABadOneIsNotRepeated() {
    String own = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    String with = NEW.substring(0, NEW.length() - 1) + ",\"secret\":\"";

    assertThat(api.post(ENDPOINTS, with + own + "\"}").text("/secret")).isEqualTo(own);
    Reply refused = api.post(ENDPOINTS, with + "whsec_tooshort\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/secret");
    assertThat(refused.text()).doesNotContain("tooshort");
  }

  @Test
  void othersOfTheTenantSeeNoneOfItUnlessTheyAreOfTheTeam() {
    String path = ENDPOINTS + "/" + api.post(ENDPOINTS, NEW).text("/id");
    Api bob = stack.api("acme", "bob");
    Api team = api.as(stack.issuer().token("acme", "bob", "operations:write operations:team"));

    assertThat(bob.get(path).status()).isEqualTo(404);
    assertThat(bob.post(path + ":rotateSecret", "{}").status()).isEqualTo(404);
    assertThat(bob.get(ENDPOINTS).text()).doesNotContain("t0psecret");
    assertThat(team.get(path).text("/url")).isEqualTo("https://example.com/hooks");
    assertThat(stack.api("other", "ann").get(path).status()).isEqualTo(404);
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    for (String name : List.of("tenant", "pageSize")) {
      Reply reply = api.get(ENDPOINTS + "?" + name + "=");

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text("/errors/0/pointer")).isEqualTo(name);
    }
    assertThat(api.get(ENDPOINTS + "?pageToken=").status()).isEqualTo(200);
  }

  @Test
  void tellsWhatWasSentAndSendsAgainWhatFailed() {
    String id = api.post(ENDPOINTS, NEW).text("/id");
    String path = ENDPOINTS + "/" + id;
    Message message = failed(new EndpointId(id));

    Reply deliveries = api.get(path + "/deliveries");
    Reply recovered = api.post(path + ":recover", "{\"since\":\"2026-01-01T00:00:00Z\"}");
    Reply resent = api.post(path + "/deliveries/" + message.id() + ":resend", "");
    Reply test = api.post(path + ":test", "");

    assertThat(deliveries.text("/deliveries/0/state")).isEqualTo("failed");
    assertThat(deliveries.json().at("/deliveries/0/attempts/0/status").asInt()).isEqualTo(503);
    assertThat(recovered.status()).isEqualTo(202);
    assertThat(recovered.json().at("/started").asInt()).isEqualTo(1);
    assertThat(resent.status()).isEqualTo(202);
    assertThat(resent.text("/webhookId")).isEqualTo(message.id().value());
    assertThat(test.status()).isEqualTo(202);
    assertThat(isStarted(test.text("/webhookId"))).isTrue();
  }

  @Test
  void whatIsAskedForUnderAKeyIsSentOnce() {
    String id = api.post(ENDPOINTS, NEW).text("/id");
    String path = ENDPOINTS + "/" + id;
    String resend = path + "/deliveries/" + failed(new EndpointId(id)).id() + ":resend";
    String since = "{\"since\":\"2026-01-01T00:00:00Z\"}";

    for (String call : List.of(resend, path + ":test", path + ":recover")) {
      String body = call.endsWith("recover") ? since : "";
      Reply first = api.post(call, body, "Idempotency-Key", "k-1");
      Reply again = api.post(call, body, "Idempotency-Key", "\"k-1\"");
      Reply bad = api.post(call, body, "Idempotency-Key", "k 1");

      assertThat(first.status()).isEqualTo(202);
      assertThat(first.header("Idempotent-Replayed")).isNull();
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(bad.text("/code")).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }
    assertThat(api.post(path + ":test", "", "Idempotency-Key", "k-2").text("/webhookId"))
        .isNotEqualTo(api.post(path + ":test", "", "Idempotency-Key", "k-1").text("/webhookId"));
  }

  @Test
  void ofManyRequestsForATestUnderOneKeyOneIsSent() {
    String path = ENDPOINTS + "/" + api.post(ENDPOINTS, NEW).text("/id");

    List<Reply> replies =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(_ -> api.post(path + ":test", "", "Idempotency-Key", "k"))
            .toList();

    assertThat(replies).allSatisfy(it -> assertThat(it.status()).isEqualTo(202));
    assertThat(replies.stream().map(Reply::text).distinct()).hasSize(1);
    assertThat(replies.stream().filter(it -> it.header("Idempotent-Replayed") == null)).hasSize(1);
  }

  @Test
  void aRecoveryIsNotRepeatedForWhatFailedSince() {
    String id = api.post(ENDPOINTS, NEW).text("/id");
    String path = ENDPOINTS + "/" + id;
    String since = "{\"since\":\"2026-01-01T00:00:00Z\"}";
    failed(new EndpointId(id));
    api.post(path + ":recover", since, "Idempotency-Key", "k");
    failed(new EndpointId(id));

    Reply again = api.post(path + ":recover", since, "Idempotency-Key", "k");
    Reply other =
        api.post(path + ":recover", since.replace("01-01", "01-02"), "Idempotency-Key", "k");
    Reply fresh = api.post(path + ":recover", since);

    assertThat(again.json().at("/started").asInt()).isEqualTo(1);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("/code")).isEqualTo("KEY_REUSED");
    assertThat(fresh.json().at("/started").asInt()).isEqualTo(2);
  }

  private Message failed(EndpointId endpoint) {
    Instant at = Instant.now();
    WebhookId id = WebhookId.of("acme~x", endpoint, "operation.failed", at);
    Message message = new Message(id, "acme", "acme~x", endpoint, "operation.failed", at, "{}");
    DeliveryLog log = stack.gateway().part(DeliveryLog.class);
    log.note(message);
    log.note(message.ref(), new Attempt(0, 10, at, 503, "STATUS", 5L, "no", null));
    return message;
  }

  private boolean isStarted(String webhookId) {
    return stack
        .worker()
        .client()
        .newUntypedWorkflowStub("longhaul-webhook:" + webhookId)
        .describe()
        .getWorkflowType()
        .equals("longhaul-webhook-delivery");
  }
}
