package io.longhaul.workflows.payloads;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys for encrypted payloads, by id. Never shows them. Immutable and thread-safe. */
public final class PayloadKeys {

  /** No keys: plain payloads are read, encrypted ones are refused with a clear message. */
  public static final PayloadKeys NONE = new PayloadKeys(Map.of());

  private static final int AES_256_BYTES = 32;

  private final Map<String, SecretKey> keys;

  private PayloadKeys(Map<String, SecretKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /**
   * Reads keys as they stand in configuration.
   *
   * @param base64 by key id, 32 bytes in Base64
   * @throws IllegalArgumentException when one is not; names the id and never the key
   */
  public static PayloadKeys ofBase64(Map<String, String> base64) {
    Map<String, SecretKey> keys = new HashMap<>();
    base64.forEach((id, text) -> keys.put(id, key(id, text)));
    return new PayloadKeys(keys);
  }

  @Nullable SecretKey find(String id) {
    return keys.get(id);
  }

  Set<String> ids() {
    return keys.keySet();
  }

  private static SecretKey key(String id, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The payload key " + id + " is not Base64.");
    }
    if (bytes.length != AES_256_BYTES) {
      throw new IllegalArgumentException(
          "The payload key " + id + " has " + bytes.length + " bytes; AES-256 needs 32.");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public String toString() {
    return "PayloadKeys" + ids();
  }
}
