package io.longhaul.gateway.access;

import org.jspecify.annotations.Nullable;

/** The gateway cannot check tokens. The message says what is wrong, the action what to do. */
final class TokenKeyException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final String action;

  TokenKeyException(String message, String action, @Nullable Throwable cause) {
    super(message, cause);
    this.action = action;
  }

  String action() {
    return action;
  }
}
