package io.longhaul.gateway.idempotency;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}: bare, or a string of structured fields (RFC 8941). */
public final class IdempotencyKey {

  private static final String HEADER = "Idempotency-Key";

  // An item that is a string; parameters may follow and mean nothing here.
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"(?:\\s*;.*)?");

  private IdempotencyKey() {}

  /**
   * The key of a request.
   *
   * @throws ProblemException IDEMPOTENCY_KEY_MISSING or IDEMPOTENCY_KEY_INVALID
   */
  public static String required(HttpServletRequest request) {
    String key = optional(request);
    if (key == null) {
      throw new ProblemException(
          ErrorCode.IDEMPOTENCY_KEY_MISSING,
          "Send the header Idempotency-Key, for instance a UUID; repeat the request with the same"
              + " key when you are in doubt whether it arrived.");
    }
    return key;
  }

  /**
   * The key of a request; null when it has none.
   *
   * @throws ProblemException IDEMPOTENCY_KEY_INVALID
   */
  public static @Nullable String optional(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(HEADER));
    if (values.isEmpty()) {
      return null;
    }
    String key = parse(values.getFirst());
    if (values.size() > 1 || key == null) {
      throw new ProblemException(
          ErrorCode.IDEMPOTENCY_KEY_INVALID,
          "The header Idempotency-Key takes 1 to 128 of the characters A-Z a-z 0-9 . _ - once,"
              + " bare or in double quotes.");
    }
    return key;
  }

  static @Nullable String parse(String value) {
    String text = value.strip();
    Matcher quoted = QUOTED.matcher(text);
    String key = quoted.matches() ? quoted.group(1) : text;
    return OperationId.isKey(key) ? key : null;
  }
}
