package io.longhaul.gateway.google;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code google.protobuf.Any} with a {@code Struct} in it, which every client can unpack. */
record Packed(@JsonProperty("@type") String type, JsonNode value) {

  private static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";

  /** What is no object becomes the one member {@code value} of one. */
  static Packed of(JsonNode value) {
    JsonNode struct =
        value.isObject() ? value : JsonNodeFactory.instance.objectNode().set("value", value);
    return new Packed(STRUCT, struct);
  }
}
