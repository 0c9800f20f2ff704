package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.payloads.OperationPayloads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes into the memo, cut to its share of 2 KiB; the snapshot has the whole. */
final class Brief {

  private static final int ERROR = 640;
  private static final int LEAST_MESSAGE = 60;
  private static final int DETAIL = 120;
  private static final int POINTER = 60;
  private static final int WARNING_MESSAGE = 160;
  private static final int WARNINGS = 2;

  private Brief() {}

  /** The error in at most so many bytes of JSON: details go first, then the message's end. */
  static OperationError error(OperationError error, int bytes) {
    int limit = Math.min(bytes, ERROR);
    List<ErrorDetail> details =
        new ArrayList<>(error.details().stream().map(Brief::detail).toList());
    OperationError brief = with(error, error.message(), details);
    while (size(brief) > limit && !details.isEmpty()) {
      details.removeLast();
      brief = with(error, error.message(), details);
    }
    int message = Math.max(LEAST_MESSAGE, bytes(error.message()) - (size(brief) - limit));
    return with(error, text(error.message(), message), details);
  }

  static List<Warning> warnings(List<Warning> warnings) {
    return warnings.stream()
        .limit(WARNINGS)
        .map(warning ->
            new Warning(warning.code(), text(warning.message(), WARNING_MESSAGE), warning.count()))
        .toList();
  }

  /** As much of the beginning as fits into so many bytes of UTF-8, with an ellipsis if cut. */
  static String text(String text, int bytes) {
    if (bytes(text) <= bytes) {
      return text;
    }
    int end = Math.min(text.length(), bytes);
    while (end > 0 && (bytes(text.substring(0, end)) > bytes - 3 || splitsPair(text, end))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** Bytes of a value as JSON. */
  static int size(Object value) {
    return OperationPayloads.mapper().writeValueAsBytes(value).length;
  }

  private static OperationError with(
      OperationError error, String message, List<ErrorDetail> details) {
    return new OperationError(
        error.code(),
        message,
        error.retryable(),
        error.failedStep(),
        error.attempts(),
        error.occurredAt(),
        details);
  }

  private static ErrorDetail detail(ErrorDetail detail) {
    String pointer = detail.pointer();
    String allowed = detail.allowed();
    return new ErrorDetail(
        pointer == null ? null : text(pointer, POINTER),
        text(detail.message(), DETAIL),
        allowed == null ? null : text(allowed, POINTER));
  }

  private static boolean splitsPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
