package io.longhaul.gateway.description;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The part of the page about one document: its members. */
final class SchemaSection {

  private static final String SCHEMAS = "#/components/schemas/";

  private final ApiDescription api;

  SchemaSection(ApiDescription api) {
    this.api = api;
  }

  void write(Html page, Map.Entry<String, JsonNode> entry) {
    JsonNode schema = entry.getValue();
    page.raw("<section id=\"" + anchor(entry.getKey()) + "\">\n")
        .element("h3", entry.getKey())
        .paragraphs(schema.path("description").asString(""));
    if (schema.has("properties")) {
      members(page, schema);
    } else {
      page.raw("<p>");
      type(page, schema);
      page.raw("</p>\n");
    }
    page.raw("</section>\n");
  }

  /** What a value is, in a few words. */
  void type(Html page, JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (reference.startsWith(SCHEMAS)) {
      String name = reference.substring(SCHEMAS.length());
      page.link(anchor(name), name);
    } else if (schema.has("oneOf") || schema.has("allOf")) {
      String separator = "";
      for (JsonNode form : schema.has("oneOf") ? schema.get("oneOf") : schema.get("allOf")) {
        page.raw(separator);
        type(page, form);
        separator = " or ";
      }
    } else if (schema.has("items")) {
      page.raw("array of ");
      type(page, schema.get("items"));
    } else {
      page.text(plain(schema));
    }
  }

  void example(Html page, JsonNode example) {
    page.raw("<pre>")
        .raw(Html.escaped(api.resolved(example).path("value").toPrettyString()))
        .raw("</pre>\n");
  }

  private void members(Html page, JsonNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    page.raw("<table>\n<tr><th>member</th><th></th><th></th></tr>\n");
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      page.raw("<tr><td>").code(member.getKey()).raw("</td><td>");
      type(page, member.getValue());
      page.text(required.contains(member.getKey()) ? "" : ", optional").raw("</td><td>");
      page.text(member.getValue().path("description").asString("")).raw("</td></tr>\n");
    }
    page.raw("</table>\n");
  }

  private static String plain(JsonNode schema) {
    JsonNode type = schema.path("type");
    StringBuilder words = new StringBuilder();
    if (type.isArray()) {
      type.forEach(one -> words.append(words.isEmpty() ? "" : " or ").append(one.asString()));
    } else {
      words.append(type.asString("any JSON"));
    }
    if (schema.has("format")) {
      words.append(" (").append(schema.path("format").asString("")).append(')');
    }
    JsonNode values = schema.path("enum");
    if (!values.isMissingNode()) {
      words.append(": ");
      values.forEach(value -> words.append(value.asString("null")).append(' '));
    }
    return words.toString().strip();
  }

  private static String anchor(String name) {
    return "document-" + name;
  }
}
