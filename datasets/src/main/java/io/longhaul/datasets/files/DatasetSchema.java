package io.longhaul.datasets.files;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of dataset files. */
final class DatasetSchema {
  private static final String RESOURCE = "dataset.schema.json";
  private static final Schema SCHEMA = load();

  private DatasetSchema() {}

  private static Schema load() {
    try (InputStream resource = DatasetSchema.class.getResourceAsStream(RESOURCE)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(resource, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void check(JsonNode file, ProblemLog problems) {
    for (Error error : SCHEMA.validate(file)) {
      problems.add(error.getInstanceLocation().toString(), message(error));
    }
  }

  private static String message(Error error) {
    boolean unquoted =
        "type".equals(error.getKeyword()) && error.getMessage().endsWith("string expected");
    return unquoted
        ? error.getMessage() + " (a text that looks like something else has to be quoted)"
        : error.getMessage();
  }
}
