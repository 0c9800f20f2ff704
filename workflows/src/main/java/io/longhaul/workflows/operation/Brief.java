package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Warning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes into the memo, cut to the share of its 2 KiB; the snapshot has the whole. */
final class Brief {

  private static final int ERROR_MESSAGE = 240;
  private static final int ERROR_DETAILS = 280;
  private static final int POINTER = 60;
  private static final int WARNING_MESSAGE = 160;
  private static final int WARNINGS = 2;

  private Brief() {}

  static OperationError error(OperationError error) {
    return new OperationError(
        error.code(),
        text(error.message(), ERROR_MESSAGE),
        error.retryable(),
        error.failedStep(),
        error.attempts(),
        error.occurredAt(),
        details(error.details()));
  }

  static List<Warning> warnings(List<Warning> warnings) {
    return warnings.stream()
        .limit(WARNINGS)
        .map(warning ->
            new Warning(warning.code(), text(warning.message(), WARNING_MESSAGE), warning.count()))
        .toList();
  }

  /**
   * The text, or as much of its beginning as fits into so many bytes of UTF-8, with an ellipsis.
   */
  static String text(String text, int bytes) {
    if (bytes(text) <= bytes) {
      return text;
    }
    int end = Math.min(text.length(), bytes);
    while (bytes(text.substring(0, end)) > bytes - 3 || splitsPair(text, end)) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  private static List<ErrorDetail> details(List<ErrorDetail> details) {
    List<ErrorDetail> kept = new ArrayList<>();
    int left = ERROR_DETAILS;
    for (ErrorDetail detail : details) {
      ErrorDetail cut = detail(detail);
      left -= bytes(cut.message()) + bytes(cut.pointer()) + bytes(cut.allowed());
      if (left < 0) {
        break;
      }
      kept.add(cut);
    }
    return kept;
  }

  private static ErrorDetail detail(ErrorDetail detail) {
    String pointer = detail.pointer();
    String allowed = detail.allowed();
    return new ErrorDetail(
        pointer == null ? null : text(pointer, POINTER),
        text(detail.message(), ERROR_DETAILS / 2),
        allowed == null ? null : text(allowed, POINTER));
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
