package io.longhaul.gateway.requests;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, where positions are texts.
 *
 * @param list what its token is bound to
 * @param after where it begins; null for the first
 */
public record Paging(String list, int size, @Nullable String after) {

  private static final int USUAL = 20;
  private static final int LARGEST = 100;

  /** Reads {@code pageSize} and {@code pageToken}. */
  public static Paging of(HttpServletRequest request, String list, Predicate<String> position) {
    byte[] token = PageToken.read(request.getParameter("pageToken"), list);
    String after = token.length == 0 ? null : new String(token, StandardCharsets.US_ASCII);
    if (after != null && !position.test(after)) {
      throw PageToken.invalid();
    }
    return new Paging(list, size(request.getParameter("pageSize")), after);
  }

  /** The token of the page after this one; null when there is none. */
  public @Nullable String next(@Nullable String position) {
    return position == null
        ? null
        : PageToken.write(position.getBytes(StandardCharsets.US_ASCII), list);
  }

  private static int size(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST,
          "The parameter pageSize takes a number from 1 on.",
          List.of(new ErrorDetail("pageSize", "is not allowed", "1 to " + LARGEST)));
    }
    return Math.min(Integer.parseInt(text), LARGEST);
  }
}
