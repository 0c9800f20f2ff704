package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.correlation.CorrelationPropagator;
import io.longhaul.workflows.operation.OperationSearch;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Instant;
import java.util.List;

/** An engine that imports can run on: the one with skipped time, or the real one. */
public final class ImportEngine implements AutoCloseable {

  private final TestWorkflowEnvironment environment;

  private ImportEngine(TestWorkflowEnvironment environment) {
    this.environment = environment;
  }

  /** In this process; waiting for a result skips the time that nothing happens in. */
  public static ImportEngine skippingTime() {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder(options());
    OperationSearch.ALL.forEach(
        key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    return new ImportEngine(TestWorkflowEnvironment.newInstance(options.build()));
  }

  /** The dev server that the system property {@code longhaul.engine} names. */
  public static ImportEngine real() {
    String binary = System.getProperty("longhaul.engine", "");
    if (binary.isBlank()) {
      throw new IllegalStateException(
          "This test needs the engine: run ./longhaul test, or give Maven -Dlonghaul.engine=<path"
              + " of the temporal binary>.");
    }
    TemporalDevServerOptions server =
        TemporalDevServerOptions.newBuilder()
            .setExistingPath(binary)
            .setDownloadEnabled(false)
            .setUiEnabled(false)
            .setExtraArgs(searchAttributes())
            .build();
    return new ImportEngine(TestWorkflowEnvironment.startLocal(options(), server));
  }

  public TestWorkflowEnvironment environment() {
    return environment;
  }

  public WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  public Instant now() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  @Override
  public void close() {
    environment.close();
  }

  private static TestEnvironmentOptions options() {
    return TestEnvironmentOptions.newBuilder()
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder()
                .setIdentity("test")
                .setDataConverter(OperationPayloads.converter(PayloadKeys.NONE))
                .setContextPropagators(List.of(new CorrelationPropagator()))
                .build())
        .build();
  }

  private static List<String> searchAttributes() {
    return OperationSearch.ALL.stream()
        .flatMap(key -> List.of("--search-attribute", key.getName() + "=" + type(key)).stream())
        .toList();
  }

  private static String type(SearchAttributeKey<?> key) {
    return key.getValueType() == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST
        ? "KeywordList"
        : "Keyword";
  }
}
