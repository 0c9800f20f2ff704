package io.longhaul.gateway.json;

import io.longhaul.workflows.operation.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A text from a client that is not the JSON it should be. The message is meant for the client. */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final @Nullable String pointer;
  private final ErrorCode code;

  /**
   * What is wrong, and where.
   *
   * @param pointer RFC 6901; null when the text as a whole is meant
   */
  public MalformedJsonException(String message, @Nullable String pointer) {
    this(ErrorCode.MALFORMED_REQUEST, message, pointer);
  }

  MalformedJsonException(ErrorCode code, String message, @Nullable String pointer) {
    super(message);
    this.code = code;
    this.pointer = pointer;
  }

  /** The code of the catalogue. */
  public ErrorCode code() {
    return code;
  }

  /** Where: RFC 6901; null when the text as a whole is meant. */
  public @Nullable String pointer() {
    return pointer;
  }
}
