package io.longhaul.gateway.description;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The document as one HTML page without scripts, which loads nothing else. */
final class ReadingPage {

  private final ApiDescription api;
  private final OperationSection operations;
  private final SchemaSection schemas;

  ReadingPage(ApiDescription api) {
    this.api = api;
    this.schemas = new SchemaSection(api);
    this.operations = new OperationSection(api, schemas);
  }

  /**
   * The page.
   *
   * @param style the one style sheet, as the policy knows it
   */
  String write(String style) {
    JsonNode info = api.root().path("info");
    String title = info.path("title").asString("") + " API";
    Html page = new Html();
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .element("title", title)
        .raw("<style>" + style + "</style>\n</head>\n<body>\n<nav>\n");
    contents(page);
    page.raw("</nav>\n<main>\n")
        .element("h1", title)
        .paragraphs(info.path("description").asString(""))
        .raw("<p><a href=\"/v1/openapi.yaml\">The same in OpenAPI 3.1</a></p>\n")
        .element("h2", "Access")
        .paragraphs(api.root().at("/components/securitySchemes/token/description").asString(""));
    everyOperation(page);
    page.element("h2", "Documents");
    api.root().at("/components/schemas").properties().forEach(entry -> schemas.write(page, entry));
    return page.raw("</main>\n</body>\n</html>\n").toString();
  }

  private void contents(Html page) {
    page.raw("<ul>\n");
    for (JsonNode operation : operations.all()) {
      String id = operation.path("operationId").asString("");
      page.raw("<li>").link(id, operation.path("summary").asString(id)).raw("</li>\n");
    }
    page.raw("</ul>\n");
  }

  private void everyOperation(Html page) {
    for (JsonNode tag : api.root().path("tags")) {
      String name = tag.path("name").asString("");
      page.element("h2", name).paragraphs(tag.path("description").asString(""));
      for (Map.Entry<String, JsonNode> path : api.root().path("paths").properties()) {
        operations.write(page, path, name);
      }
    }
  }
}
