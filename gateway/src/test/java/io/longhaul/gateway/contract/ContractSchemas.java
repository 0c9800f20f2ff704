package io.longhaul.gateway.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds values against the schemas of the document, more strictly than clients should: a member
 * that is not documented is an error.
 */
final class ContractSchemas {

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
  private final JsonNode components;

  ContractSchemas(Contract contract) {
    ObjectNode schemas = contract.root().at("/components/schemas").deepCopy().asObject();
    close(schemas);
    ObjectNode holder = JsonMapper.shared().createObjectNode();
    holder.set("schemas", schemas);
    components = holder;
  }

  /** What is wrong with a value; empty when nothing is. */
  List<String> errors(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy().asObject();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", components);
    return registry.getSchema(whole);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && schema.path("type").asString("").equals("object")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(ContractSchemas::close);
  }
}
