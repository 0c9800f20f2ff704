package io.longhaul.gateway.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document, as it is shipped and as a tree.
 *
 * @param yaml as clients get it
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record ApiDescription(byte[] yaml, JsonNode root) {

  private static final String RESOURCE = "/openapi/longhaul.yaml";

  /** The one that belongs to this code. */
  static ApiDescription load() {
    byte[] yaml = resource(RESOURCE);
    Object tree =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, Pages.TEXT));
    return new ApiDescription(yaml, JsonMapper.shared().valueToTree(tree));
  }

  /** The same node, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString()
        ? resolved(root.at(JsonPointer.compile(reference.stringValue().substring(1))))
        : node;
  }

  static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ApiDescription.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
