package io.longhaul.workflows.bulkimport;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationSearch;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.Origin;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A worker with scripted activities, and what a gateway would do to start imports for it. */
public final class ImportBed implements AutoCloseable {

  /** An input as a client sends it. */
  public static final String INPUT = "{\"file\":\"upload-1\",\"dataset\":\"pets\"}";

  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration THROTTLE = Duration.ofMillis(100);

  private final ImportEngine engine;
  private final ScriptedImport activities = new ScriptedImport();
  private final WorkerFactory factory;

  /** A bed whose worker polls at once. */
  public ImportBed(ImportEngine engine) {
    this(engine, true);
  }

  /** A bed whose worker polls at once, or when {@link #work} says so. */
  public ImportBed(ImportEngine engine, boolean started) {
    this.engine = engine;
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

  public ImportEngine engine() {
    return engine;
  }

  public ScriptedImport activities() {
    return activities;
  }

  /** Starts an import with the usual policy. */
  public ImportRun start() {
    return start(Policy.DEFAULT);
  }

  public ImportRun start(Policy policy) {
    return start(policy, null);
  }

  public ImportRun start(Policy policy, @Nullable Origin origin) {
    return start(json(INPUT), policy, origin);
  }

  public ImportRun start(JsonNode input, Policy policy, @Nullable Origin origin) {
    return start(input, policy, origin, Duration.ZERO);
  }

  /** Starts an import, after a delay if there is one. */
  public ImportRun start(JsonNode input, Policy policy, @Nullable Origin origin, Duration delay) {
    return start(options(submission(), delay), request(input, policy, origin));
  }

  /** Starts an import whose memo says this of its submission. */
  ImportRun start(Submission submission, Policy policy, @Nullable Origin origin) {
    return start(options(submission, Duration.ZERO), request(json(INPUT), policy, origin));
  }

  private ImportRun start(WorkflowOptions options, OperationRequest request) {
    WorkflowStub stub = engine.client().newUntypedWorkflowStub(BulkImport.NAME, options);
    stub.start(request);
    return new ImportRun(engine, stub);
  }

  private static OperationRequest request(JsonNode input, Policy policy, @Nullable Origin origin) {
    return new OperationRequest(BulkImport.NAME, "acme", "ann", input, policy, origin);
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

  private static WorkflowOptions options(Submission submission, Duration delay) {
    OperationState state = delay.isZero() ? OperationState.QUEUED : OperationState.SCHEDULED;
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("acme~" + UUID.randomUUID())
            .setTaskQueue(BulkImport.NAME)
            .setMemo(Map.of(OperationMemo.SUBMISSION, submission))
            .setTypedSearchAttributes(
                SearchAttributes.newBuilder()
                    .set(OperationSearch.STATE, state.wire())
                    .set(OperationSearch.KIND, BulkImport.NAME)
                    .set(OperationSearch.TENANT, "acme")
                    .set(OperationSearch.OWNER, "ann")
                    .build());
    return delay.isZero() ? options.build() : options.setStartDelay(delay).build();
  }

  private static Submission submission() {
    return new Submission(
        BulkImport.NAME,
        "acme",
        "ann",
        "1:" + "c".repeat(64),
        Map.of("team", "billing"),
        Instant.now(),
        null,
        null,
        null,
        30);
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setMaxHeartbeatThrottleInterval(THROTTLE)
        .setDefaultHeartbeatThrottleInterval(THROTTLE)
        .setUsingVirtualThreads(true)
        .build();
  }
}
