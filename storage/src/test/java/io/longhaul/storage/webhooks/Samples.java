package io.longhaul.storage.webhooks;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints and messages for tests. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

  private Samples() {}

  static String keyLine(String id, int filler) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filler);
    return id + ":" + Base64.getEncoder().encodeToString(key);
  }

  static SecretSealer sealer(String... lines) {
    return new SecretSealer(SealingKeys.of(List.of(lines)));
  }

  static Endpoint endpoint(EndpointId id, @Nullable String operationId) {
    return new Endpoint(
        id,
        "acme",
        "ann",
        operationId,
        "https://example.com/hooks?token=secret",
        null,
        List.of("operation.succeeded"),
        SignatureStyle.STANDARD,
        List.of(),
        "v1:f",
        NOW,
        null);
  }

  static Message message(@Nullable String operationId, EndpointId endpoint, Instant at) {
    WebhookId id =
        WebhookId.of(operationId == null ? "test" : operationId, endpoint, "operation.failed", at);
    return new Message(id, "acme", operationId, endpoint, "operation.failed", at, "{\"ä\":1}");
  }

  static Attempt attempt(long series, int number, int status, @Nullable Instant next) {
    return new Attempt(
        series, number, NOW, status, status == 200 ? null : "STATUS", 12L, "answer", next);
  }
}
