package io.longhaul.storage.webhooks;

/** A secret that the keys at hand do not open. The message names keys by id, and shows nothing. */
public final class SealedSecretException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SealedSecretException(String message) {
    super(message);
  }
}
