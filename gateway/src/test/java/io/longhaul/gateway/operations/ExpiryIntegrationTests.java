package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a gateway a month from now says about the things of today. */
@ExtendWith(StackExtension.class)
class ExpiryIntegrationTests {

  private static final Duration LATER = Duration.ofDays(31);
  private static final Duration MUCH_LATER = Duration.ofDays(100);
  private static final int TRIES = 20;

  private final Stack stack;
  private final Api now;
  private final TestGateway gateway;
  private final Api later;
  private final String key = UUID.randomUUID().toString();

  ExpiryIntegrationTests(Stack stack) {
    this.stack = stack;
    this.now = stack.ann();
    this.gateway =
        TestGateway.startAhead(LATER, stack.engine().target(), stack.home(), stack.issuer());
    this.later = new Api(gateway.url(), stack.issuer().client("acme", "ann"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void theRecordIsGoneAndItsKeyIsRefused() {
    String body = now.submission();
    String path = "/v1/operations/acme~" + key;
    now.post("/v1/operations", body, "Idempotency-Key", key);
    now.until(path, "Succeeded");

    Reply gone = later.get(path);

    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text("/status")).isEqualTo("Failed");
    assertThat(gone.text("/error/code")).isEqualTo("GONE");
    assertThat(later.get(path + "/result").status()).isEqualTo(410);
    for (int i = 0; i < TRIES; i++) {
      Reply reply =
          later.post(
              "/v1/operations", i % 2 == 0 ? body : now.submission(), "Idempotency-Key", key);
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.text("/code")).isEqualTo("KEY_RETIRED");
    }
    assertThat(now.get(path).status()).isEqualTo(200);
  }

  @Test
  void anUnfinishedUploadIsGone() {
    Reply begun =
        now.send(
            "POST",
            "/v1/uploads",
            BodyPublishers.noBody(),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "10",
            "Idempotency-Key",
            key);
    String path = "/v1/uploads/" + begun.text("/id");
    assertThat(begun.status()).isEqualTo(201);

    assertThat(later.get(path).status()).isEqualTo(410);
    assertThat(later.upload(key, new byte[10]).text("/code")).isEqualTo("KEY_RETIRED");
    assertThat(now.get(path).status()).isEqualTo(200);
  }

  @Test
  void anUploadThatAnOperationRefersToOutlivesItsExpiry() {
    String upload = now.uploaded();
    String loose = now.uploaded();
    Reply reply = now.post("/v1/operations", Api.submission(upload), "Idempotency-Key", key);
    assertThat(reply.status()).isEqualTo(202);

    try (TestGateway muchLater =
        TestGateway.startAhead(MUCH_LATER, stack.engine().target(), stack.home(), stack.issuer())) {
      Api api = new Api(muchLater.url(), stack.issuer().client("acme", "ann"));
      assertThat(api.get("/v1/uploads/" + upload).status()).isEqualTo(200);
      assertThat(api.get("/v1/uploads/" + loose).status()).isEqualTo(410);
    }
  }
}
