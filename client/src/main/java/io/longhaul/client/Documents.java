package io.longhaul.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper, and how documents become records that keep what they were made of. */
final class Documents {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Documents() {}

  static JsonNode parse(byte[] body) {
    return MAPPER.readTree(body);
  }

  static <T> T read(JsonNode document, Class<T> type) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    if (document instanceof ObjectNode object) {
      members.setAll(object);
    }
    members.set("document", document);
    return MAPPER.treeToValue(members, type);
  }

  static Operation operation(byte[] body) {
    JsonNode document = parse(body);
    for (String member : new String[] {"id", "status", "state"}) {
      if (!document.path(member).isString()) {
        throw DatabindException.from((JsonParser) null, "An operation without " + member);
      }
    }
    return read(document, Operation.class);
  }

  static OperationPage page(byte[] body) {
    JsonNode document = parse(body);
    JsonNode token = document.path("nextPageToken");
    String next = token.isString() && !token.asString().isEmpty() ? token.asString() : null;
    return new OperationPage(readAll(document.path("operations"), Operation.class), next);
  }

  static List<Kind> kinds(byte[] body) {
    JsonNode document = parse(body);
    return readAll(document.isArray() ? document : document.path("kinds"), Kind.class);
  }

  /** The problem in an answer, whoever wrote it. */
  static Problem problem(int httpStatus, @Nullable String requestId, byte[] body) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    try {
      if (parse(body) instanceof ObjectNode object) {
        document = object;
      }
    } catch (RuntimeException e) {
      // Not JSON: a proxy's page. The status says all that is known.
    }
    JsonNode error = document.path("error");
    return new Problem(
        httpStatus,
        text(document, "code", text(error, "code", "HTTP_" + httpStatus)),
        textOrNull(document, "type"),
        text(document, "title", "The server answered " + httpStatus),
        text(document, "detail", textOrNull(error, "message")),
        readAll(document.path("errors"), ErrorDetail.class),
        requestId);
  }

  private static <T> List<T> readAll(JsonNode array, Class<T> type) {
    List<T> all = new ArrayList<>();
    for (JsonNode each : array) {
      all.add(read(each, type));
    }
    return all;
  }

  private static @Nullable String textOrNull(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? value.asString() : null;
  }

  private static <S extends @Nullable String> S text(JsonNode node, String member, S otherwise) {
    JsonNode value = node.path(member);
    @SuppressWarnings("unchecked")
    S text = value.isString() ? (S) value.asString() : otherwise;
    return text;
  }
}
