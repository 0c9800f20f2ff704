package io.longhaul.gateway.kinds;

import io.longhaul.workflows.operation.OperationKind;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A kind of operation, as clients see it. */
record KindDocument(
    String name,
    String title,
    String description,
    JsonNode inputSchema,
    JsonNode resultSchema,
    String self) {

  static KindDocument of(OperationKind kind) {
    return new KindDocument(
        kind.name(),
        kind.title(),
        kind.description(),
        kind.inputSchema(),
        kind.resultSchema(),
        "/v1/kinds/" + kind.name());
  }

  /** All of them. */
  record Listing(List<KindDocument> kinds) {}
}
