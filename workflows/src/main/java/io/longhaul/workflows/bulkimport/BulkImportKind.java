package io.longhaul.workflows.bulkimport;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the catalogue knows of {@code bulk-import}. */
record BulkImportKind(DatasetDirectory datasets, ObjectNode inputTemplate, ObjectNode resultSchema)
    implements OperationKind {

  private static final JsonPointer DATASET_NAMES = JsonPointer.compile("/properties/dataset");

  BulkImportKind(DatasetDirectory datasets) {
    this(datasets, resource("input.schema.json"), resource("result.schema.json"));
  }

  @Override
  public String name() {
    return BulkImport.NAME;
  }

  @Override
  public String title() {
    return "Import a CSV file into a table";
  }

  @Override
  public String description() {
    return "Applies the records of an uploaded CSV file to the table of a dataset, each exactly"
        + " once and in file order. Records that cannot be applied go to an artifact that"
        + " can be corrected and imported again.";
  }

  @Override
  public String taskQueue() {
    return BulkImport.NAME;
  }

  @Override
  public ObjectNode inputSchema() {
    ObjectNode schema = inputTemplate.deepCopy();
    ArrayNode names = ((ObjectNode) schema.at(DATASET_NAMES)).putArray("enum");
    datasets.names().forEach(names::add);
    return schema;
  }

  @Override
  public ObjectNode resultSchema() {
    return resultSchema.deepCopy();
  }

  @Override
  public List<JsonPointer> uploads() {
    return List.of(JsonPointer.compile("/file"));
  }

  @Override
  public Class<?> activities() {
    return BulkImportActivities.class;
  }

  @Override
  public Class<?> workflow() {
    return BulkImportWorkflow.class;
  }

  @Override
  public void register(Worker worker, ExecutionPolicy policy) {
    worker.registerWorkflowImplementationFactory(
        BulkImportWorkflow.class, BulkImportOperation::new, policy.options());
  }

  @Override
  public Optional<String> rehearsal() {
    return Optional.of(text("handed-over.json"));
  }

  private static ObjectNode resource(String name) {
    return (ObjectNode) OperationPayloads.mapper().readTree(text(name));
  }

  private static String text(String name) {
    try (InputStream in = BulkImportKind.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
