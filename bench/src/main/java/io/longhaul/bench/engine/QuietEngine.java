package io.longhaul.bench.engine;

import io.longhaul.bench.imports.BenchTable;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.StartOptions;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Signals;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stack whose workers are frozen, so that nothing but the measured calls keeps the engine busy,
 * and three ways to start the same operation on it.
 */
public final class QuietEngine implements AutoCloseable {
  private final BenchStack stack;
  private final WorkflowServiceStubs stubs;
  private final GatewayCalls gateway;
  private final TemporalHttp temporal;
  private final StartRequest recorded;
  private final String body;

  private QuietEngine(BenchStack stack, WorkflowServiceStubs stubs, String body, String sampleId) {
    this.stack = stack;
    this.stubs = stubs;
    this.body = body;
    this.gateway = new GatewayCalls(stack.stack().gateway(), stack.token());
    this.temporal = new TemporalHttp(Objects.requireNonNull(stack.stack().engineHttp()));
    this.recorded = StartRequest.recorded(stubs.blockingStub(), sampleId);
  }

  /** Starts one. */
  public static QuietEngine start(Plan plan) throws Exception {
    BenchStack stack = BenchStack.start(plan.repository(), plan.engine());
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.stack().engine()).build());
    try (LonghaulClient client = stack.client()) {
      Map<String, Object> input = BenchTable.prepareSmall(stack, client);
      signalWorkers(stack, "STOP");
      Operation sample =
          client.submit(BenchTable.KIND, input, StartOptions.NONE, "bench-sample").operation();
      String body =
          JsonMapper.shared().writeValueAsString(Map.of("kind", BenchTable.KIND, "input", input));
      return new QuietEngine(stack, stubs, body, sample.id());
    }
  }

  /** Through the gateway; only 202 will do. */
  public void submit(String key) throws IOException, InterruptedException {
    gateway.submit(key, body);
  }

  /** The same start with the stubs of Temporal's SDK. */
  public void startWithSdk(String key) {
    engine().startWorkflowExecution(recorded.as("acme~" + key));
  }

  void startOverHttp(String key) throws IOException, InterruptedException {
    temporal.start("acme~" + key, recorded.json("acme~" + key));
  }

  void get(String key) throws IOException, InterruptedException {
    gateway.get("acme~" + key);
  }

  void describe(String key) {
    engine()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(StartRequest.NAMESPACE)
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId("acme~" + key))
                .build());
  }

  /** Ends what was started beside the gateway. */
  public void terminate(String key) {
    var _ =
        engine()
            .terminateWorkflowExecution(
                TerminateWorkflowExecutionRequest.newBuilder()
                    .setNamespace(StartRequest.NAMESPACE)
                    .setWorkflowExecution(
                        WorkflowExecution.newBuilder().setWorkflowId("acme~" + key))
                    .build());
  }

  /** Lets one of the workers go on. */
  public void thawOneWorker() {
    stack.thawOneWorker();
  }

  /**
   * Whether an operation has come to a good end.
   *
   * @throws IOException when it has come to another one
   */
  public boolean hasSucceeded(String key) throws IOException, InterruptedException {
    return gateway.hasSucceeded("acme~" + key);
  }

  @Override
  public void close() throws IOException {
    stubs.shutdownNow();
    signalWorkers(stack, "CONT");
    stack.close();
  }

  private WorkflowServiceBlockingStub engine() {
    return stubs.blockingStub();
  }

  private static void signalWorkers(BenchStack stack, String signal) {
    for (ChildStatus process : stack.stack().processes()) {
      if (process.name().startsWith("worker-")) {
        Signals.send(signal, process.pid());
      }
    }
  }
}
