package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Starts operations as the gateway does. */
public final class OperationStarter {

  private final TestEngine engine;
  private final String kind;
  private final String taskQueue;

  public OperationStarter(TestEngine engine, String kind, String taskQueue) {
    this.engine = engine;
    this.kind = kind;
    this.taskQueue = taskQueue;
  }

  /** An id that nobody has used. */
  public static String newId() {
    return "acme~" + UUID.randomUUID();
  }

  /** What a gateway writes into the memo of an operation of this kind. */
  public static Submission submission(String kind) {
    return new Submission(
        kind,
        "acme",
        "ann",
        "1:" + "c".repeat(64),
        Map.of("team", "billing"),
        Instant.now(),
        null,
        null,
        null,
        30,
        null);
  }

  /** Starts an operation with the usual policy. */
  public StartedOperation start(JsonNode input) {
    return start(input, Policy.DEFAULT, null);
  }

  /** Starts an operation, perhaps one that retries another. */
  public StartedOperation start(JsonNode input, Policy policy, @Nullable Origin origin) {
    return start(newId(), submission(kind), Duration.ZERO, request(input, policy, origin));
  }

  /** Starts an operation after a delay. */
  public StartedOperation startLater(JsonNode input, Duration delay) {
    return start(newId(), submission(kind), delay, request(input, Policy.DEFAULT, null));
  }

  /** Starts an operation under this id, which is refused when it was used before. */
  public StartedOperation start(String id, JsonNode input) {
    return start(id, submission(kind), Duration.ZERO, request(input, Policy.DEFAULT, null));
  }

  /** Starts an operation whose memo says this of its submission. */
  public StartedOperation start(Submission submission, OperationRequest request) {
    return start(newId(), submission, Duration.ZERO, request);
  }

  /** What the workflow gets. */
  public OperationRequest request(JsonNode input, Policy policy, @Nullable Origin origin) {
    return new OperationRequest(kind, "acme", "ann", input, policy, origin, null);
  }

  private StartedOperation start(
      String id, Submission submission, Duration delay, OperationRequest request) {
    WorkflowStub stub =
        engine.client().newUntypedWorkflowStub(kind, options(id, submission, delay));
    stub.start(request);
    return new StartedOperation(engine, stub);
  }

  private WorkflowOptions options(String id, Submission submission, Duration delay) {
    OperationState state = delay.isZero() ? OperationState.QUEUED : OperationState.SCHEDULED;
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setTaskQueue(taskQueue)
            .setMemo(Map.of(OperationMemo.SUBMISSION, submission))
            .setTypedSearchAttributes(
                SearchAttributes.newBuilder()
                    .set(OperationSearch.STATE, state.wire())
                    .set(OperationSearch.KIND, kind)
                    .set(OperationSearch.TENANT, submission.tenant())
                    .set(OperationSearch.OWNER, submission.owner())
                    .build());
    return delay.isZero() ? options.build() : options.setStartDelay(delay).build();
  }
}
