package io.longhaul.storage.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is stored.
 *
 * @param keyId which key opens it
 * @param sealed nonce, cipher text and tag, in Base64
 * @param expiresAt until when it signs, once there is a newer one; null for the newest
 */
public record SealedSecret(
    String keyId, String sealed, Instant createdAt, @Nullable Instant expiresAt) {

  /** Whether it signs at a moment. */
  public boolean signsAt(Instant moment) {
    return expiresAt == null || moment.isBefore(expiresAt);
  }

  SealedSecret expiring(Instant moment) {
    return expiresAt != null && expiresAt.isBefore(moment)
        ? this
        : new SealedSecret(keyId, sealed, createdAt, moment);
  }
}
