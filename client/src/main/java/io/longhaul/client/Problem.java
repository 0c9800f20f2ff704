package io.longhaul.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457): why the server refused a request.
 *
 * @param httpStatus of the answer that carried it
 * @param code stable, from the catalogue of error codes; {@code HTTP_<status>} when what answered
 *     was not Longhaul
 * @param title one line, the same at each occurrence
 * @param detail what was wrong this time
 * @param requestId what the server's log calls the request
 */
public record Problem(
    int httpStatus,
    String code,
    @Nullable String type,
    @Nullable String title,
    @Nullable String detail,
    List<ErrorDetail> errors,
    @Nullable String requestId) {

  /** A list that was left out is empty. */
  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** The title and the detail in one sentence each. */
  public String summary() {
    if (title == null || title.equals(detail)) {
      return detail == null ? code : detail;
    }
    return detail == null ? title : title + ": " + detail;
  }
}
