package io.longhaul.gateway.json;

import org.jspecify.annotations.Nullable;

/** A text from a client that is not the JSON it should be. The message is meant for the client. */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final @Nullable String pointer;

  /**
   * What is wrong, and where.
   *
   * @param pointer RFC 6901; null when the text as a whole is meant
   */
  public MalformedJsonException(String message, @Nullable String pointer) {
    super(message);
    this.pointer = pointer;
  }

  /** Where: RFC 6901; null when the text as a whole is meant. */
  public @Nullable String pointer() {
    return pointer;
  }
}
