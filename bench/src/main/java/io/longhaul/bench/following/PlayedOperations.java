package io.longhaul.bench.following;

import com.google.protobuf.ByteString;
import io.longhaul.bench.engine.StartRequest;
import io.longhaul.bench.imports.BenchTable;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.StartOptions;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.DynamicActivity;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.EncodedValues;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Operations in the engine whose one step this program plays: to the gateway they look like any
 * other, and each heartbeat is sent when the benchmark wants it.
 */
final class PlayedOperations implements AutoCloseable {
  private static final String QUEUE = "bench-played";
  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final long TOTAL = 1_000_000;

  private final WorkflowServiceStubs stubs;
  private final WorkerFactory workers;
  private final List<String> ids;
  private final Map<String, byte[]> tokens;

  private PlayedOperations(
      WorkflowServiceStubs stubs,
      WorkerFactory workers,
      List<String> ids,
      Map<String, byte[]> tokens) {
    this.stubs = stubs;
    this.workers = workers;
    this.ids = ids;
    this.tokens = tokens;
  }

  /** Starts so many, and returns when the step of each is under way. */
  static PlayedOperations start(BenchStack stack, int count) throws Exception {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.stack().engine()).build());
    StartRequest recorded = StartRequest.recorded(stubs.blockingStub(), sample(stack)).on(QUEUE);
    Map<String, byte[]> tokens = new ConcurrentHashMap<>();
    WorkerFactory workers = WorkerFactory.newInstance(WorkflowClient.newInstance(stubs));
    var worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(Play.class);
    worker.registerActivitiesImplementations(new Step(tokens));
    workers.start();
    List<String> ids = IntStream.range(0, count).mapToObj(i -> "acme~played-" + i).toList();
    for (String id : ids) {
      var _ = stubs.blockingStub().startWorkflowExecution(recorded.as(id));
    }
    PlayedOperations played = new PlayedOperations(stubs, workers, ids, tokens);
    played.awaitSteps();
    for (int operation = 0; operation < count; operation++) {
      played.advance(operation, 0);
    }
    return played;
  }

  String id(int operation) {
    return ids.get(operation);
  }

  int size() {
    return ids.size();
  }

  /** Sends one heartbeat; when it returns, the engine knows. */
  void advance(int operation, long done) {
    String now = Instant.now().toString();
    Map<String, @Nullable Object> progress = new HashMap<>();
    progress.put("done", done);
    progress.put("total", TOTAL);
    progress.put("unit", "rows");
    progress.put("rejected", 0);
    progress.put("ratePerSecond", 1.0);
    progress.put("estimatedFinishAt", null);
    progress.put("updatedAt", now);
    progress.put("advancedAt", now);
    var _ =
        stubs
            .blockingStub()
            .recordActivityTaskHeartbeat(
                RecordActivityTaskHeartbeatRequest.newBuilder()
                    .setNamespace(StartRequest.NAMESPACE)
                    .setTaskToken(ByteString.copyFrom(token(operation)))
                    .setDetails(
                        DefaultDataConverter.STANDARD_INSTANCE.toPayloads(progress).orElseThrow())
                    .build());
  }

  @Override
  public void close() {
    workers.shutdownNow();
    stubs.shutdownNow();
  }

  private byte[] token(int operation) {
    byte[] token = tokens.get(id(operation));
    if (token == null) {
      throw new IllegalStateException("The step of " + id(operation) + " is not under way");
    }
    return token;
  }

  private void awaitSteps() {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (tokens.size() < ids.size()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "Only %d of %d steps are under way after %s"
                .formatted(tokens.size(), ids.size(), LIMIT));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static String sample(BenchStack stack) throws Exception {
    try (LonghaulClient client = stack.client()) {
      Map<String, Object> input = BenchTable.prepareSmall(stack, client);
      return client
          .submit(BenchTable.KIND, input, StartOptions.NONE, "bench-sample")
          .operation()
          .id();
    }
  }

  /** Notes its one step, and waits for it. */
  public static final class Play implements DynamicWorkflow {
    @Override
    public Object execute(EncodedValues arguments) {
      String now = Instant.ofEpochMilli(Workflow.currentTimeMillis()).toString();
      Map<String, Object> step = new HashMap<>();
      step.put("name", ProgressScanner.STEP);
      step.put("unit", "rows");
      step.put("base", 0);
      step.put("span", 100);
      step.put("floor", 0);
      step.put("startedAt", now);
      Workflow.upsertMemo(Map.of("step", step));
      ActivityOptions options = ActivityOptions.newBuilder().setStartToCloseTimeout(LONG).build();
      return Workflow.newUntypedActivityStub(options).execute(ProgressScanner.STEP, String.class);
    }
  }

  /** Never ends: its heartbeats are sent from outside. */
  private record Step(Map<String, byte[]> tokens) implements DynamicActivity {
    @Override
    public @Nullable Object execute(EncodedValues arguments) {
      ActivityExecutionContext context = Activity.getExecutionContext();
      tokens.put(context.getInfo().getWorkflowId(), context.getTaskToken());
      context.doNotCompleteOnReturn();
      return null;
    }
  }
}
