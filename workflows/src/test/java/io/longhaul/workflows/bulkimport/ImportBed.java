package io.longhaul.workflows.bulkimport;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationStarter;
import io.longhaul.workflows.operation.Origin;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A worker with scripted activities, and what a gateway would do to start imports for it. */
public final class ImportBed implements AutoCloseable {

  /** An input as a client sends it. */
  public static final String INPUT = "{\"file\":\"upload-1\",\"dataset\":\"pets\"}";

  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration THROTTLE = Duration.ofMillis(100);

  private final TestEngine engine;
  private final OperationStarter starter;
  private final ScriptedImport activities = new ScriptedImport();
  private final WorkerFactory factory;

  /** A bed whose worker polls at once. */
  public ImportBed(TestEngine engine) {
    this(engine, true);
  }

  /** A bed whose worker polls at once, or when {@link #work} says so. */
  public ImportBed(TestEngine engine, boolean started) {
    this.engine = engine;
    this.starter = new OperationStarter(engine, BulkImport.NAME, BulkImport.NAME);
    this.factory = WorkerFactory.newInstance(engine.client());
    Worker worker = factory.newWorker(BulkImport.NAME, options());
    BulkImport.kind(new DatasetDirectory(Path.of("datasets")))
        .register(worker, new ExecutionPolicy(HEARTBEAT_TIMEOUT));
    worker.registerActivitiesImplementations(activities);
    if (started) {
      factory.start();
    }
  }

  /** Lets a worker poll that was not started. */
  public void work() {
    factory.start();
  }

  /** Ends the worker; what it runs is found by its silence. */
  public void stop() {
    close();
  }

  public TestEngine engine() {
    return engine;
  }

  public ScriptedImport activities() {
    return activities;
  }

  /** Starts an import with the usual policy. */
  public StartedOperation start() {
    return start(Policy.DEFAULT);
  }

  public StartedOperation start(Policy policy) {
    return start(policy, null);
  }

  public StartedOperation start(Policy policy, @Nullable Origin origin) {
    return starter.start(json(INPUT), policy, origin);
  }

  public OperationStarter starter() {
    return starter;
  }

  /** Reads JSON. */
  public static JsonNode json(String text) {
    return OperationPayloads.mapper().readTree(text);
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(10, TimeUnit.SECONDS);
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setMaxHeartbeatThrottleInterval(THROTTLE)
        .setDefaultHeartbeatThrottleInterval(THROTTLE)
        .setUsingVirtualThreads(true)
        .build();
  }
}
