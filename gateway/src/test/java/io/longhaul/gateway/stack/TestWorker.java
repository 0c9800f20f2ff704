package io.longhaul.gateway.stack;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.bulkimport.BulkImport;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.ScriptedImport;
import io.longhaul.workflows.correlation.CorrelationPropagator;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A worker with the real workflows and scripted activities. */
public final class TestWorker implements AutoCloseable {

  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration THROTTLE = Duration.ofMillis(100);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final WorkerFactory factory;
  private final ScriptedImport activities = new ScriptedImport();
  private final LoadScripts scripts = new LoadScripts();

  /** What a worker takes on. */
  public enum Part {
    ALL,
    WORKFLOWS,
    ACTIVITIES
  }

  /** Starts one. */
  public TestWorker(String engine) {
    this(engine, Part.ALL);
  }

  /** Starts one that takes on a part of the work. */
  public TestWorker(String engine, Part part) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setDataConverter(OperationPayloads.converter(PayloadKeys.NONE))
                .setContextPropagators(List.of(new CorrelationPropagator()))
                .build());
    factory = WorkerFactory.newInstance(client);
    Worker worker =
        factory.newWorker(
            BulkImport.NAME,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(THROTTLE)
                .setDefaultHeartbeatThrottleInterval(THROTTLE)
                .build());
    if (part != Part.ACTIVITIES) {
      BulkImport.kind(new DatasetDirectory(Path.of("datasets")))
          .register(worker, new ExecutionPolicy(HEARTBEAT_TIMEOUT));
    }
    activities.everyLoad(scripts);
    if (part != Part.WORKFLOWS) {
      worker.registerActivitiesImplementations(activities);
    }
    factory.start();
  }

  /** What the next loads of an operation and of its retries do; others succeed. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void onLoad(OperationId root, Function<LoadCommand, LoadReport>... loads) {
    scripts.add(root, List.of(loads));
  }

  /** The loads so far of an operation and of its retries, the latest last. */
  public List<LoadCommand> loaded(OperationId root) {
    return activities.loaded().stream()
        .filter(load -> {
          String id = load.source().operationId();
          return id.equals(root.toString()) || id.startsWith(root + "~");
        })
        .toList();
  }

  /** The engine, for what only an administrator does. */
  public WorkflowClient client() {
    return client;
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(10, TimeUnit.SECONDS);
    stubs.shutdownNow();
  }
}
