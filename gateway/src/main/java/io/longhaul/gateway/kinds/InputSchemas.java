package io.longhaul.gateway.kinds;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds inputs against the schemas of their kinds, as those are now. Thread-safe. */
public final class InputSchemas {

  private record Compiled(ObjectNode source, Schema schema) {}

  private static final Comparator<ErrorDetail> ORDER =
      Comparator.comparing((ErrorDetail error) -> String.valueOf(error.pointer()))
          .thenComparing(ErrorDetail::message);

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

  InputSchemas() {}

  /**
   * Everything that is wrong with an input, in the order of the pointers; empty when nothing is.
   *
   * @param prefix where the input stands in the request: {@code /input}
   */
  public List<ErrorDetail> errors(OperationKind kind, JsonNode input, String prefix) {
    Compiled schema = compiled(kind);
    SchemaErrors words = new SchemaErrors(schema.source(), prefix);
    List<Error> errors = schema.schema().validate(input);
    return errors.stream()
        .filter(error -> !SchemaErrors.isPartOfAnother(error, errors))
        .map(words::explain)
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  // The schema may change at any time: a dataset was added, for instance.
  private Compiled compiled(OperationKind kind) {
    ObjectNode source = kind.inputSchema();
    return compiled.compute(
        kind.name(),
        (_, known) ->
            known != null && known.source().equals(source)
                ? known
                : new Compiled(source, registry.getSchema(source)));
  }
}
