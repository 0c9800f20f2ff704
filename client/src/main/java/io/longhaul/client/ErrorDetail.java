package io.longhaul.client;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, and what would be right.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the request, or a position in a file
 * @param allowed what would be accepted
 */
public record ErrorDetail(
    @Nullable String pointer,
    @JsonAlias("detail") @Nullable String message,
    @Nullable String allowed) {

  @Override
  public String toString() {
    String place = pointer == null || pointer.isEmpty() ? "" : pointer + ": ";
    return place
        + (message == null ? "" : message)
        + (allowed == null ? "" : " Allowed: " + allowed);
  }
}
