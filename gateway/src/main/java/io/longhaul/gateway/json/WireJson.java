package io.longhaul.gateway.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for clients: members in the order of their declaration, times in ISO 8601. */
public final class WireJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private WireJson() {}

  /** A document as bytes of UTF-8. */
  public static byte[] bytes(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** A document that was written as bytes. */
  public static JsonNode read(byte[] document) {
    return MAPPER.readTree(document);
  }

  /** A document that was not. */
  public static JsonNode tree(Object document) {
    return MAPPER.valueToTree(document);
  }
}
