package io.longhaul.gateway.kinds;

import com.networknt.schema.Error;
import io.longhaul.workflows.operation.ErrorDetail;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Words the findings of the schema validator for people: where, what is wrong, what is allowed. */
final class SchemaErrors {

  private static final int LONGEST = 500;
  private static final Set<String> FORMS = Set.of("oneOf", "anyOf");

  private final JsonNode schema;
  private final String prefix;

  SchemaErrors(JsonNode schema, String prefix) {
    this.schema = schema;
    this.prefix = prefix;
  }

  /** Why one of several forms does not fit says less than that none of them does. */
  static boolean isPartOfAnother(Error error, List<Error> all) {
    String path = error.getEvaluationPath().toString();
    return all.stream()
        .filter(other -> FORMS.contains(other.getKeyword()))
        .anyMatch(other -> path.startsWith(other.getEvaluationPath() + "/"));
  }

  ErrorDetail explain(Error error) {
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

  private @Nullable String allowed(Error error) {
    JsonNode rule = error.getSchemaNode();
    String allowed =
        switch (error.getKeyword()) {
          case "enum" -> values(rule);
          case "required" -> null;
          case "additionalProperties", "unevaluatedProperties" -> members(error);
          case "oneOf", "anyOf" -> values(rule);
          default -> rule == null ? null : error.getKeyword() + " " + text(rule);
        };
    return allowed == null || allowed.length() <= LONGEST
        ? allowed
        : allowed.substring(0, LONGEST) + "…";
  }

  // The members that stand beside the rule that refused another one.
  private @Nullable String members(Error error) {
    String rule = error.getEvaluationPath().toString();
    JsonNode known = schema.at(rule.substring(0, rule.lastIndexOf('/')) + "/properties");
    return known.isObject() ? String.join(", ", known.propertyNames()) : null;
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
