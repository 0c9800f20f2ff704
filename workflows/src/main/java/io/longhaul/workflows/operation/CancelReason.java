package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;

/**
 * Who asked for a cancel and why, in the one line of text that Temporal carries with the request.
 */
public record CancelReason(String by, @Nullable String reason) {

  private static final String SEPARATOR = ": ";

  /** The line for Temporal: {@code ann: wrong file}. */
  public String format() {
    return reason == null ? by : by + SEPARATOR + reason;
  }

  /** What the document says of it. */
  String sentence() {
    return "Canceled by " + format() + (reason == null ? "." : "");
  }

  /** Reads what {@link #format} wrote, or what somebody typed in Temporal's own tools. */
  public static CancelReason parse(@Nullable String line) {
    if (line == null || line.isBlank()) {
      return new CancelReason("engine", null);
    }
    int at = line.indexOf(SEPARATOR);
    return at < 0
        ? new CancelReason(line, null)
        : new CancelReason(line.substring(0, at), line.substring(at + SEPARATOR.length()));
  }
}
