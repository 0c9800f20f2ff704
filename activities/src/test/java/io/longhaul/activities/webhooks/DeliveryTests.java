package io.longhaul.activities.webhooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.longhaul.activities.webhooks.DeliveryBed.Received;
import io.longhaul.storage.webhooks.Attempt;
import io.longhaul.storage.webhooks.Endpoint.Disabled;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.webhooks.DeliveryActivities;
import io.longhaul.workflows.webhooks.DeliveryActivities.Plan;
import io.longhaul.workflows.webhooks.DeliveryActivities.Result;
import io.longhaul.workflows.webhooks.DeliveryActivities.Try;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryWorkflow.End;
import io.temporal.failure.ActivityFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts at a real receiver, which behaves in all the ways that receivers do. */
class DeliveryTests {

  private static final Duration NEXT = Duration.ofMinutes(5);
  private static final SigningSecret SECRET =
      SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  @TempDir private Path folder;
  private DeliveryBed bed;
  private DeliveryActivities activities;
  private Receiver receiver;
  private DeliveryRequest request;

  @BeforeEach
  void open() {
    bed = new DeliveryBed(folder);
    activities = bed.activities();
    receive(bed.endpoint(SECRET, SignatureStyle.STANDARD));
  }

  @AfterEach
  void close() throws IOException {
    bed.close();
  }

  @Test
  void sendsTheSameBytesUnderTheSameIdAndSignsEachAttempt() throws Exception {
    bed.answer = exchange -> DeliveryBed.reply(exchange, 500, "oh");
    MessageRef ref = compose();

    attempt(ref, 1, NEXT);
    bed.answer = exchange -> DeliveryBed.reply(exchange, 200, "thanks");
    Result second = attempt(ref, 2, NEXT);

    assertThat(second).isEqualTo(new Result(End.DELIVERED, null));
    assertThat(bed.counted).containsExactly("status", "delivered", "end delivered");
    assertThat(bed.received).hasSize(2);
    assertThat(bed.received).extracting(Received::body).containsOnly(bed.received.get(0).body());
    for (Received received : bed.received) {
      assertThat(received.header("webhook-id")).isEqualTo(ref.id().value());
      assertThat(received.header("content-type")).isEqualTo("application/json");
      assertThat(received.header("webhook-signature")).isEqualTo(expected(SECRET, received));
    }
    assertThat(bed.attempts(ref))
        .extracting(Attempt::number, Attempt::status, Attempt::failure, Attempt::answer)
        .containsExactly(tuple(1, 500, "status", "oh"), tuple(2, 200, null, "thanks"));
  }

  @Test
  void signsWithBothSecretsWhileTheyOverlap() throws Exception {
    SigningSecret newer = SigningSecret.random();
    bed.rotate(receiver, newer);

    attempt(compose(), 1, NEXT);

    Received received = bed.received.getFirst();
    assertThat(received.header("webhook-signature").split(" "))
        .containsExactly(expected(newer, received), expected(SECRET, received));
  }

  @Test
  void signsAsGitHubDoesWhereThatIsAskedFor() throws Exception {
    receive(bed.endpoint(SECRET, SignatureStyle.GITHUB));

    attempt(compose(), 1, NEXT);

    Received received = bed.received.getFirst();
    byte[] key = SECRET.text().getBytes(StandardCharsets.UTF_8);
    byte[] body = received.body().getBytes(StandardCharsets.UTF_8);
    assertThat(received.header("x-hub-signature-256"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(mac(key, body)));
    assertThat(received.header("x-github-event")).isEqualTo("webhook.test");
    assertThat(received.header("webhook-signature")).isEqualTo(expected(SECRET, received));
  }

  @Test
  void followsNoRedirect() {
    bed.answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          DeliveryBed.reply(exchange, 302, "");
        };
    MessageRef ref = compose();

    Result result = attempt(ref, 1, NEXT);

    assertThat(result).isEqualTo(new Result(null, NEXT));
    assertThat(bed.received).hasSize(1);
    assertThat(bed.attempts(ref)).extracting(Attempt::failure).containsExactly("redirect");
  }

  @Test
  void waitsAsLongAsTheReceiverAsksButNotForEver() {
    bed.answer =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "3600");
          DeliveryBed.reply(exchange, 429, "");
        };
    assertThat(attempt(compose(), 1, NEXT)).isEqualTo(new Result(null, Duration.ofHours(1)));

    bed.answer =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "999999999");
          DeliveryBed.reply(exchange, 503, "");
        };
    assertThat(attempt(compose(), 2, NEXT)).isEqualTo(new Result(null, Duration.ofHours(24)));
  }

  @Test
  void disablesAReceiverThatIsGone() {
    bed.answer = exchange -> DeliveryBed.reply(exchange, 410, "");
    MessageRef ref = compose();

    Result result = attempt(ref, 1, NEXT);

    assertThat(result).isEqualTo(new Result(End.GONE, null));
    assertThat(bed.stored(receiver).disabled()).isNotNull();
    assertThat(bed.attempts(ref).getFirst().nextAttemptAt()).isNull();
  }

  @Test
  void endsWithALineWhenTheReceiverIsDisabledOrDeleted() {
    MessageRef ref = compose();
    DeliveryRequest again =
        DeliveryRequest.again(receiver, null, ref.id().value(), Instant.ofEpochMilli(7));
    bed.endpoints.update(
        bed.stored(receiver), now -> now.disabled(new Disabled(Instant.now(), "by hand")));
    Result disabled = activities.attempt(again, new Try(ref.id().value(), 1, NEXT));
    bed.endpoints.delete(
        bed.endpoints.find("acme", new EndpointId(receiver.endpoint())).orElseThrow());
    Result deleted = activities.attempt(again, new Try(ref.id().value(), 2, NEXT));

    assertThat(List.of(disabled, deleted)).containsOnly(new Result(End.UNWANTED, null));
    assertThat(bed.received).isEmpty();
    assertThat(bed.attempts(ref))
        .extracting(Attempt::failure)
        .containsExactly("endpoint-disabled", "endpoint-deleted");
  }

  @Test
  void givesUpOnReceiversThatHangOrDrip() {
    MessageRef ref = compose();
    bed.answer = bed::hang;
    attempt(ref, 1, NEXT);
    bed.answer = bed::drip;
    attempt(ref, 2, NEXT);

    assertThat(bed.attempts(ref)).extracting(Attempt::failure).containsOnly("timeout");
    assertThat(bed.attempts(ref))
        .allSatisfy(attempt -> assertThat(attempt.latencyMillis()).isBetween(1000L, 10_000L));
  }

  @Test
  void readsNoMoreThanTheBeginningOfAHugeAnswer() {
    bed.answer = exchange -> DeliveryBed.reply(exchange, 200, "x".repeat(1 << 22));
    MessageRef ref = compose();

    assertThat(attempt(ref, 1, NEXT).end()).isEqualTo(End.DELIVERED);
    assertThat(bed.attempts(ref).getFirst().answer()).hasSize(1024);
  }

  @Test
  void callsNothingThatIsNotAllowed() {
    receive(bed.endpoint("http://169.254.169.254/latest", SECRET, SignatureStyle.STANDARD));
    MessageRef ref = compose();

    Result result = attempt(ref, 1, NEXT);

    assertThat(result).isEqualTo(new Result(null, NEXT));
    Attempt attempt = bed.attempts(ref).getFirst();
    assertThat(attempt.failure()).startsWith("refused-");
    assertThat(attempt.latencyMillis()).isNull();
  }

  @Test
  void theLastAttemptSaysThatNoneFollows() {
    bed.answer = exchange -> DeliveryBed.reply(exchange, 500, "");
    MessageRef ref = compose();

    Result result = activities.attempt(request, new Try(ref.id().value(), 10, null));

    assertThat(result).isEqualTo(new Result(null, null));
    assertThat(bed.attempts(ref).getFirst().nextAttemptAt()).isNull();
  }

  @Test
  void aSecretThatDoesNotOpenIsNoAttemptAndShowsNothing() {
    MessageRef ref = compose();
    var other = bed.endpoint("http://127.0.0.1:1/other", SECRET, SignatureStyle.STANDARD);
    bed.endpoints.update(
        bed.stored(receiver),
        now -> now.rotated(bed.stored(other).secrets().getFirst(), Instant.now().plusSeconds(60)));

    assertThatThrownBy(() -> attempt(ref, 1, NEXT))
        .isInstanceOf(ActivityFailure.class)
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("MfKQ9r8GKY"));
    assertThat(bed.received).isEmpty();
    assertThat(bed.attempts(ref)).isEmpty();
  }

  private void receive(Receiver by) {
    receiver = by;
    request = DeliveryRequest.test(by, id().value(), Instant.parse("2026-11-22T10:00:00Z"));
  }

  private WebhookId id() {
    return WebhookId.of(
        "a test",
        new EndpointId(receiver.endpoint()),
        "webhook.test",
        Instant.parse("2026-11-22T10:00:00Z"));
  }

  private MessageRef compose() {
    Plan plan = activities.compose(request);
    assertThat(plan.delays()).hasSize(10);
    return new MessageRef(
        "acme",
        null,
        new EndpointId(receiver.endpoint()),
        new WebhookId(requireNonNull(plan.message())));
  }

  private Result attempt(MessageRef ref, int number, Duration next) {
    return activities.attempt(request, new Try(ref.id().value(), number, next));
  }

  // Written anew from the text of Standard Webhooks, beside what is tested.
  private static String expected(SigningSecret secret, Received received) throws Exception {
    String content =
        String.join(
            ".",
            received.header("webhook-id"),
            received.header("webhook-timestamp"),
            received.body());
    byte[] key = Base64.getDecoder().decode(secret.text().substring("whsec_".length()));
    byte[] mac = mac(key, content.getBytes(StandardCharsets.UTF_8));
    assertThat(Arrays.equals(mac, new byte[32])).isFalse();
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  private static byte[] mac(byte[] key, byte[] content) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }
}
