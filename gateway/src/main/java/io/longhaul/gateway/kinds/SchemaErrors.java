package io.longhaul.gateway.kinds;

import com.networknt.schema.Error;
import io.longhaul.workflows.operation.ErrorDetail;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Words the findings of the schema validator for people: where, what is wrong, what is allowed. */
final class SchemaErrors {

  private static final int LONGEST = 500;

  private SchemaErrors() {}

  static ErrorDetail explain(Error error, String prefix) {
    String pointer = prefix + error.getInstanceLocation();
    String property = error.getProperty();
    if (property != null) {
      pointer += "/" + property.replace("~", "~0").replace("/", "~1");
    }
    return new ErrorDetail(pointer, message(error), allowed(error));
  }

  private static String message(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> "is missing";
      case "additionalProperties", "unevaluatedProperties" -> "is not known here";
      case "type" -> "has the wrong type";
      case "enum", "const" -> "is none of the allowed values";
      case "pattern" -> "does not have the allowed form";
      case "minLength", "minItems", "minProperties" -> "is too short";
      case "maxLength", "maxItems", "maxProperties" -> "is too long";
      case "minimum", "exclusiveMinimum" -> "is too small";
      case "maximum", "exclusiveMaximum" -> "is too large";
      case "oneOf", "anyOf" -> "has none of the allowed forms";
      default -> error.getMessage();
    };
  }

  private static @Nullable String allowed(Error error) {
    JsonNode rule = error.getSchemaNode();
    String allowed =
        switch (error.getKeyword()) {
          case "enum" -> values(rule);
          case "required" -> null;
          case "additionalProperties", "unevaluatedProperties" -> null;
          case "oneOf", "anyOf" -> values(rule);
          default -> rule == null ? null : error.getKeyword() + " " + text(rule);
        };
    return allowed == null || allowed.length() <= LONGEST
        ? allowed
        : allowed.substring(0, LONGEST) + "…";
  }

  private static @Nullable String values(@Nullable JsonNode rule) {
    return rule == null || !rule.isArray()
        ? null
        : StreamSupport.stream(rule.spliterator(), false)
            .map(SchemaErrors::text)
            .collect(Collectors.joining(", "));
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
