package io.longhaul.gateway.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The part of the page about one call: what it takes, and what it answers. */
final class OperationSection {

  private static final List<String> METHODS =
      List.of("get", "head", "post", "patch", "delete", "options");

  private final ApiDescription api;
  private final SchemaSection schemas;

  OperationSection(ApiDescription api, SchemaSection schemas) {
    this.api = api;
    this.schemas = schemas;
  }

  List<JsonNode> all() {
    List<JsonNode> operations = new ArrayList<>();
    for (JsonNode item : api.root().path("paths")) {
      METHODS.stream().filter(item::has).map(item::get).forEach(operations::add);
    }
    return operations;
  }

  /** All calls of one address that carry a tag. */
  void write(Html page, Map.Entry<String, JsonNode> path, String tag) {
    for (String method : METHODS) {
      JsonNode operation = path.getValue().path(method);
      if (operation.at("/tags/0").asString("").equals(tag)) {
        String id = Html.escaped(operation.path("operationId").asString(""));
        page.raw("<section id=\"" + id + "\">\n")
            .element("h3", operation.path("summary").asString(""))
            .raw("<p>")
            .code(method.toUpperCase(Locale.ROOT) + " " + path.getKey())
            .raw("</p>\n")
            .paragraphs(operation.path("description").asString(""));
        scopes(page, operation);
        parameters(page, path.getValue(), operation);
        body(page, operation);
        answers(page, operation);
        page.raw("</section>\n");
      }
    }
  }

  private static void scopes(Html page, JsonNode operation) {
    List<String> scopes = new ArrayList<>();
    operation
        .path("security")
        .forEach(requirement ->
            requirement.path("token").forEach(scope -> scopes.add(scope.asString())));
    page.element(
        "p",
        scopes.isEmpty()
            ? "Needs no token."
            : scopes.stream().collect(Collectors.joining("` or `", "Needs `", "`.")));
  }

  private void parameters(Html page, JsonNode item, JsonNode operation) {
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(parameter -> parameters.add(api.resolved(parameter)));
    operation.path("parameters").forEach(parameter -> parameters.add(api.resolved(parameter)));
    if (parameters.isEmpty()) {
      return;
    }
    page.raw("<table>\n<tr><th>parameter</th><th>in</th><th></th></tr>\n");
    for (JsonNode parameter : parameters) {
      page.raw("<tr><td>").code(parameter.path("name").asString("")).raw("</td>");
      String required = parameter.path("required").asBoolean(false) ? ", required" : "";
      page.raw("<td>").text(parameter.path("in").asString("") + required).raw("</td><td>");
      page.text(parameter.path("description").asString("")).raw("</td></tr>\n");
    }
    page.raw("</table>\n");
  }

  private void body(Html page, JsonNode operation) {
    JsonNode body = operation.path("requestBody");
    if (!body.isMissingNode()) {
      page.element("h4", "Body");
      content(page, body);
    }
  }

  private void answers(Html page, JsonNode operation) {
    page.element("h4", "Answers");
    for (Map.Entry<String, JsonNode> entry : operation.path("responses").properties()) {
      JsonNode answer = api.resolved(entry.getValue());
      page.raw("<details>\n<summary>").code(entry.getKey()).raw(" ");
      page.text(answer.path("description").asString("")).raw("</summary>\n");
      headers(page, answer.path("headers"));
      content(page, answer);
      page.raw("</details>\n");
    }
  }

  private void headers(Html page, JsonNode headers) {
    if (headers.isEmpty()) {
      return;
    }
    page.raw("<table>\n<tr><th>header</th><th></th></tr>\n");
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      page.raw("<tr><td>").code(header.getKey()).raw("</td><td>");
      page.text(api.resolved(header.getValue()).path("description").asString(""));
      page.raw("</td></tr>\n");
    }
    page.raw("</table>\n");
  }

  private void content(Html page, JsonNode holder) {
    for (Map.Entry<String, JsonNode> content : holder.path("content").properties()) {
      page.raw("<p>").code(content.getKey()).raw(": ");
      schemas.type(page, content.getValue().path("schema"));
      page.raw("</p>\n");
      content.getValue().path("examples").forEach(example -> schemas.example(page, example));
    }
  }
}
