package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.SealedSecret;
import io.longhaul.storage.webhooks.SecretSealer;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.workflows.operation.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seals secrets, where there are keys for it. Thread-safe. */
final class Sealing {

  private final @Nullable SecretSealer sealer;

  Sealing(@Nullable SecretSealer sealer) {
    this.sealer = sealer;
  }

  SealedSecret seal(EndpointId endpoint, SigningSecret secret, Instant now) {
    return required().seal(endpoint, secret, now);
  }

  /** The same secret, for another endpoint. */
  SealedSecret reseal(EndpointId from, SealedSecret secret, EndpointId to) {
    SealedSecret sealed = seal(to, required().open(from, secret), secret.createdAt());
    return new SealedSecret(
        sealed.keyId(), sealed.sealed(), secret.createdAt(), secret.expiresAt());
  }

  private SecretSealer required() {
    if (sealer == null) {
      throw new ProblemException(
          ErrorCode.WEBHOOKS_UNAVAILABLE,
          "Secrets cannot be kept here: the setting longhaul.webhooks.key-file is missing.");
    }
    return sealer;
  }
}
