package io.longhaul.storage.webhooks;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret of Standard Webhooks: {@code whsec_} and the Base64 of 24 to 64 bytes. Never shows
 * itself but to who asks for its text.
 */
public final class SigningSecret {

  /** What every secret begins with. */
  public static final String PREFIX = "whsec_";

  private static final int LEAST = 24;
  private static final int MOST = 64;
  private static final int OURS = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9+/]{32,86}={0,2}");

  private final String text;
  private final byte[] key;

  private SigningSecret(String text, byte[] key) {
    this.text = text;
    this.key = key;
  }

  /** A new one, of 32 random bytes. */
  public static SigningSecret random() {
    byte[] key = new byte[OURS];
    new SecureRandom().nextBytes(key);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key), key);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  public static SigningSecret parse(String text) {
    if (FORM.matcher(text).matches()) {
      byte[] key = decoded(text.substring(PREFIX.length()));
      if (key.length >= LEAST && key.length <= MOST) {
        return new SigningSecret(text, key);
      }
    }
    throw new IllegalArgumentException("Not whsec_ and the Base64 of 24 to 64 bytes.");
  }

  /** As people write it. */
  public String text() {
    return text;
  }

  /** The bytes that sign. */
  public byte[] key() {
    return key.clone();
  }

  // The decoder's own message would show a part of it.
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
