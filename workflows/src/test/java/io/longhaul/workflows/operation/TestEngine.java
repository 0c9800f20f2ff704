package io.longhaul.workflows.operation;

import io.longhaul.workflows.correlation.CorrelationPropagator;
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
import java.util.stream.Stream;

/** An engine that operations can run on: the one with skipped time, or the real one. */
public final class TestEngine implements AutoCloseable {

  private final TestWorkflowEnvironment environment;

  private TestEngine(TestWorkflowEnvironment environment) {
    this.environment = environment;
  }

  /** In this process; waiting for a result skips the time that nothing happens in. */
  public static TestEngine skippingTime() {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder(options());
    OperationSearch.ALL.forEach(
        key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    return new TestEngine(TestWorkflowEnvironment.newInstance(options.build()));
  }

  /** The dev server that the system property {@code longhaul.engine} names. */
  public static TestEngine real() {
    return real(0);
  }

  /** The same at this port; at any when it is 0. */
  public static TestEngine real(int port) {
    String binary = System.getProperty("longhaul.engine", "");
    if (binary.isBlank()) {
      throw new IllegalStateException(
          "This test needs the engine: run ./longhaul test, or give Maven -Dlonghaul.engine=<path"
              + " of the temporal binary>.");
    }
    TemporalDevServerOptions.Builder server =
        TemporalDevServerOptions.newBuilder()
            .setExistingPath(binary)
            .setDownloadEnabled(false)
            .setUiEnabled(false)
            .setExtraArgs(arguments());
    if (port != 0) {
      server.setPort(port);
    }
    return new TestEngine(TestWorkflowEnvironment.startLocal(options(), server.build()));
  }

  public TestWorkflowEnvironment environment() {
    return environment;
  }

  public WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Host and port, for other processes. */
  public String address() {
    return client().getWorkflowServiceStubs().getOptions().getTarget();
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

  // As in the stack: polls of a worker that leaves come back empty.
  private static List<String> arguments() {
    Stream<String> polls =
        Stream.of("--dynamic-config-value", "frontend.enableCancelWorkerPollsOnShutdown=true");
    Stream<String> attributes =
        OperationSearch.ALL.stream()
            .flatMap(key -> Stream.of("--search-attribute", key.getName() + "=" + type(key)));
    return Stream.concat(polls, attributes).toList();
  }

  private static String type(SearchAttributeKey<?> key) {
    return key.getValueType() == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST
        ? "KeywordList"
        : "Keyword";
  }
}
