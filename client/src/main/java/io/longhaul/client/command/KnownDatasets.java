package io.longhaul.client.command;

import io.longhaul.client.Kind;
import io.longhaul.client.LonghaulClient;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What datasets the server knows, asked before a large file is sent for nothing. */
record KnownDatasets(LonghaulClient client) {
  static final String KIND = "bulk-import";

  void require(String dataset) {
    List<String> names = names();
    if (!names.isEmpty() && !names.contains(dataset)) {
      throw new UnknownDatasetException(dataset, names);
    }
  }

  /** Empty when the server does not say. */
  private List<String> names() {
    Kind kind = client.kind(KIND);
    JsonNode schema = kind.inputSchema();
    return schema == null
        ? List.of()
        : schema.at("/properties/dataset/enum").valueStream().map(JsonNode::asString).toList();
  }
}
