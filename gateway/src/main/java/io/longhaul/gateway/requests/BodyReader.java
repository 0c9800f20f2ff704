package io.longhaul.gateway.requests;

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
public final class BodyReader {

  private final ObjectNode body;
  private final String prefix;
  private final List<ErrorDetail> errors;

  /** Starts, and notes members that are not known. */
  public BodyReader(ObjectNode body, Set<String> known) {
    this(body, known, "", new ArrayList<>());
  }

  private BodyReader(ObjectNode body, Set<String> known, String prefix, List<ErrorDetail> errors) {
    this.body = body;
    this.prefix = prefix;
    this.errors = errors;
    for (String name : body.propertyNames()) {
      if (!known.contains(name)) {
        wrong(name, "is not known here", String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  /** Reads a member that is an object; what is wrong within it counts here. Null: there is none. */
  public @Nullable BodyReader inside(String name, Set<String> known) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (node instanceof ObjectNode object) {
      return new BodyReader(object, known, pointer(name), errors);
    }
    wrong(name, "has the wrong type", "an object");
    return null;
  }

  /** A member; null when it is not there, or null itself. */
  public @Nullable JsonNode node(String name) {
    JsonNode node = body.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /** Whether a member is there, be it null. */
  public boolean has(String name) {
    return body.has(name);
  }

  /** A text; null when it is not there, or no text, which is noted. */
  public @Nullable String text(String name, String allowed) {
    JsonNode node = node(name);
    if (node != null && !node.isString()) {
      wrong(name, "has the wrong type", allowed);
      return null;
    }
    return node == null ? null : node.stringValue();
  }

  /** A text that is turned into something else; the function throws or gives null to refuse it. */
  public <T> @Nullable T parsed(
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

  /** Notes that a member is wrong. */
  public void wrong(String name, String message, @Nullable String allowed) {
    errors.add(new ErrorDetail(pointer(name), message, allowed));
  }

  /** Where a member is in the whole body. */
  public String pointer(String name) {
    return prefix + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Notes that something deeper is wrong. */
  public void wrongAt(String pointer, String message, String allowed) {
    errors.add(new ErrorDetail(pointer, message, allowed));
  }

  /** Ends the reading. */
  public void refuseIfWrong() {
    if (!errors.isEmpty()) {
      ErrorDetail first = errors.getFirst();
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST, first.pointer() + " " + first.message() + ".", errors);
    }
  }
}
