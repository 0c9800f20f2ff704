package io.longhaul.gateway.requests;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.Sha256;
import io.longhaul.workflows.operation.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins, good for one list of one caller. It grants nothing: what
 * may be seen is worked out anew for each page.
 */
public final class PageToken {

  private static final int MARK_LENGTH = 16;

  private PageToken() {}

  /** Null after the last page. */
  public static @Nullable String write(byte[] position, String list) {
    if (position.length == 0) {
      return null;
    }
    byte[] mark = mark(list);
    byte[] token = Arrays.copyOf(mark, MARK_LENGTH + position.length);
    System.arraycopy(position, 0, token, MARK_LENGTH, position.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The position; empty for the first page. */
  public static byte[] read(@Nullable String token, String list) {
    if (token == null || token.isEmpty()) {
      return new byte[0];
    }
    byte[] bytes = decode(token);
    boolean ours =
        bytes.length > MARK_LENGTH && Arrays.equals(Arrays.copyOf(bytes, MARK_LENGTH), mark(list));
    if (!ours) {
      throw invalid();
    }
    return Arrays.copyOfRange(bytes, MARK_LENGTH, bytes.length);
  }

  private static byte[] decode(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static byte[] mark(String list) {
    return Sha256.of(list).substring(0, MARK_LENGTH).getBytes(StandardCharsets.US_ASCII);
  }

  static ProblemException invalid() {
    return new ProblemException(
        ErrorCode.INVALID_PAGE_TOKEN,
        "The page token belongs to another list; repeat the filters of the first page with it.");
  }
}
