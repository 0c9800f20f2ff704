package io.longhaul.storage.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the secrets of endpoints: AES-256-GCM, bound to the endpoint, so that what is copied to
 * another does not open. Thread-safe.
 */
public final class SecretSealer {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingKeys keys;
  private final SecureRandom random = new SecureRandom();

  /** With these keys, of which the first seals. */
  public SecretSealer(SealingKeys keys) {
    this.keys = keys;
  }

  /** Seals the secret of an endpoint. */
  public SealedSecret seal(EndpointId endpoint, SigningSecret secret, Instant now) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String keyId = keys.newestId();
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.newest(), nonce, endpoint);
      byte[] text = cipher.doFinal(secret.text().getBytes(StandardCharsets.UTF_8));
      byte[] sealed = ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array();
      return new SealedSecret(keyId, Base64.getEncoder().encodeToString(sealed), now, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + TRANSFORMATION, e);
    }
  }

  /**
   * Opens the secret of an endpoint.
   *
   * @throws SealedSecretException if there is no key for it, or it is another endpoint's
   */
  public SigningSecret open(EndpointId endpoint, SealedSecret secret) {
    SecretKey key = keys.find(secret.keyId());
    if (key == null) {
      throw new SealedSecretException(
          "The secret of %s is sealed with the key %s, which is not among %s."
              .formatted(endpoint, secret.keyId(), keys));
    }
    try {
      byte[] sealed = Base64.getDecoder().decode(secret.sealed());
      byte[] nonce = ByteBuffer.wrap(sealed).slice(0, NONCE_BYTES).array();
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, endpoint);
      byte[] text = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return SigningSecret.parse(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new SealedSecretException(
          "The secret of %s does not open with the key %s.".formatted(endpoint, secret.keyId()));
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, EndpointId endpoint)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
    cipher.updateAAD(endpoint.value().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
