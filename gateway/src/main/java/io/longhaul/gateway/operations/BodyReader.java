package io.longhaul.gateway.operations;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes members out of a request body one by one, and collects all that is wrong with them. */
final class BodyReader {

  private final ObjectNode body;
  private final List<ErrorDetail> errors = new ArrayList<>();

  BodyReader(ObjectNode body, Set<String> known) {
    this.body = body;
    for (String name : body.propertyNames()) {
      if (!known.contains(name)) {
        wrong(name, "is not known here", String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  @Nullable JsonNode node(String name) {
    JsonNode node = body.get(name);
    return node == null || node.isNull() ? null : node;
  }

  @Nullable String text(String name, String allowed) {
    JsonNode node = node(name);
    if (node != null && !node.isString()) {
      wrong(name, "has the wrong type", allowed);
      return null;
    }
    return node == null ? null : node.stringValue();
  }

  /** A text that is turned into something else; the function throws or gives null to refuse it. */
  <T> @Nullable T parsed(
      String name, String allowed, Function<String, ? extends @Nullable T> parser) {
    String text = text(name, allowed);
    if (text == null) {
      return null;
    }
    try {
      T value = parser.apply(text);
      if (value != null) {
        return value;
      }
    } catch (RuntimeException e) {
      // Said below, in our own words.
    }
    wrong(name, "is not allowed", allowed);
    return null;
  }

  void wrong(String name, String message, @Nullable String allowed) {
    String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
    errors.add(new ErrorDetail(pointer, message, allowed));
  }

  void wrongAt(String pointer, String message, String allowed) {
    errors.add(new ErrorDetail(pointer, message, allowed));
  }

  /** Ends the reading. */
  void refuseIfWrong() {
    if (!errors.isEmpty()) {
      ErrorDetail first = errors.getFirst();
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST, first.pointer() + " " + first.message() + ".", errors);
    }
  }
}
