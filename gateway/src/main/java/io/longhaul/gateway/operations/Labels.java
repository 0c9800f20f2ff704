package io.longhaul.gateway.operations;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Labels of an operation: few and short, since they are kept in plain text and searched. */
final class Labels {

  static final String ALLOWED =
      "at most 16 members, together at most 512 bytes: names of 1 to 63 of A-Z a-z 0-9 . _ - /,"
          + " values of 1 to 63 printable characters but \" and \\";

  private static final int MOST = 16;
  private static final int MOST_BYTES = 512;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,63}");
  // The engine's search takes a double quote for the end of a text, and doubles backslashes.
  private static final Pattern VALUE = Pattern.compile("[^\\p{C}\"\\\\]{1,63}");

  private Labels() {}

  static boolean isLabel(String name, String value) {
    return NAME.matcher(name).matches() && VALUE.matcher(value).matches();
  }

  static Map<String, String> read(BodyReader reader) {
    JsonNode node = reader.node("labels");
    Map<String, String> labels = new LinkedHashMap<>();
    if (node == null) {
      return labels;
    }
    if (!node.isObject()) {
      reader.wrong("labels", "are not allowed", ALLOWED);
      return labels;
    }
    if (node.size() > MOST) {
      throw tooLarge();
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String value = member.getValue().isString() ? member.getValue().stringValue() : null;
      if (value == null || !isLabel(member.getKey(), value)) {
        reader.wrongAt(pointer(member.getKey()), "is not allowed", ALLOWED);
      } else {
        labels.put(member.getKey(), value);
      }
    }
    if (bytes(labels) > MOST_BYTES) {
      throw tooLarge();
    }
    return labels;
  }

  /** Refuses labels that are small enough, but not beside a callback. */
  static ProblemException tooLargeBy(int bytes) {
    return tooLarge("Beside this callback, the labels are %d bytes too long.".formatted(bytes));
  }

  private static ProblemException tooLarge() {
    return tooLarge("An operation may have 16 labels, together of 512 bytes.");
  }

  private static ProblemException tooLarge(String detail) {
    return new ProblemException(
        ErrorCode.LABELS_TOO_LARGE, detail, List.of(new ErrorDetail("/labels", detail, ALLOWED)));
  }

  /** A filter {@code name=value}; null when it is none. */
  static Map.@Nullable Entry<String, String> parse(String text) {
    int at = text.indexOf('=');
    return at > 0 && isLabel(text.substring(0, at), text.substring(at + 1))
        ? Map.entry(text.substring(0, at), text.substring(at + 1))
        : null;
  }

  private static int bytes(Map<String, String> labels) {
    return labels.entrySet().stream()
        .mapToInt(e -> (e.getKey() + e.getValue()).getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private static String pointer(String name) {
    return "/labels/" + name.replace("~", "~0").replace("/", "~1");
  }
}
