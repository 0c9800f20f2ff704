package io.longhaul.gateway.webhooks;

/** The keys of webhooks cannot be used. */
final class SealingKeyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SealingKeyException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
