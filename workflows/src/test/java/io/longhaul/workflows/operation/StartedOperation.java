package io.longhaul.workflows.operation;

import static java.util.Objects.requireNonNull;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One operation that was started, seen the way the gateway sees it. */
public final class StartedOperation {

  private final TestEngine engine;
  private final WorkflowStub stub;

  StartedOperation(TestEngine engine, WorkflowStub stub) {
    this.engine = engine;
    this.stub = stub;
  }

  public String id() {
    return execution().getWorkflowId();
  }

  public String runId() {
    return execution().getRunId();
  }

  public WorkflowStub stub() {
    return stub;
  }

  /** Waits for the end, however it comes, and tells what the memo says of it. */
  public Outcome outcome() {
    try {
      var _ = stub.getResult(30, TimeUnit.SECONDS, Outcome.class);
    } catch (WorkflowException _) {
      // Closed as failed or canceled: the memo has the outcome all the same.
    } catch (TimeoutException e) {
      throw new AssertionError("Not closed:\n" + history().toJson(true), e);
    }
    return requireNonNull(memo(OperationMemo.OUTCOME, Outcome.class), "no outcome in the memo");
  }

  /** Waits until the operation is parked for the n-th time. */
  public Attention parked(int number) {
    return Await.value(
        "park " + number,
        () -> {
          Attention attention = attention();
          return attention != null && attention.parkId().equals("park-" + number)
              ? attention
              : null;
        });
  }

  public @Nullable Attention attention() {
    return memo(OperationMemo.ATTENTION, Attention.class);
  }

  public @Nullable StepNote step() {
    return memo(OperationMemo.STEP, StepNote.class);
  }

  /** Waits until an activity of this step has sent a heartbeat. */
  public void beating(String step) {
    Await.until(
        "a heartbeat of " + step,
        () ->
            describe().getPendingActivitiesList().stream()
                .anyMatch(activity ->
                    activity.getActivityType().getName().endsWith("." + step)
                        && activity.hasHeartbeatDetails()));
  }

  /** The identity of the worker that has its only activity. */
  public String worker() {
    return describe().getPendingActivities(0).getLastWorkerIdentity();
  }

  /**
   * How far it is, as the gateway works it out; null between two steps, where the gateway would
   * read the history.
   */
  public @Nullable Double percent() {
    DescribeWorkflowExecutionResponse description = describe();
    Outcome outcome = memo(description, OperationMemo.OUTCOME, Outcome.class);
    Attention attention = memo(description, OperationMemo.ATTENTION, Attention.class);
    StepNote step = memo(description, OperationMemo.STEP, StepNote.class);
    if (outcome != null) {
      return outcome.percent();
    }
    if (attention != null) {
      return attention.percent();
    }
    return step == null ? Double.valueOf(0) : percent(description, step);
  }

  private @Nullable Double percent(DescribeWorkflowExecutionResponse description, StepNote step) {
    for (PendingActivityInfo activity : description.getPendingActivitiesList()) {
      if (activity.getActivityType().getName().endsWith("." + step.name())) {
        return Math.max(step.floor(), step.base() + step.span() * share(activity));
      }
    }
    return null;
  }

  private double share(PendingActivityInfo activity) {
    if (!activity.hasHeartbeatDetails()) {
      return 0;
    }
    StepProgress progress =
        converter()
            .fromPayloads(
                0,
                Optional.of(activity.getHeartbeatDetails()),
                StepProgress.class,
                StepProgress.class);
    Long total = progress == null ? null : progress.total();
    return progress == null || total == null || total == 0
        ? 0
        : Math.min(1, (double) progress.done() / total);
  }

  /** The state as the gateway derives it. */
  public OperationState observed() {
    DescribeWorkflowExecutionResponse description = describe();
    return ObservedState.of(
        description,
        memo(description, OperationMemo.OUTCOME, Outcome.class),
        memo(description, OperationMemo.ATTENTION, Attention.class),
        announced(description));
  }

  public OperationSnapshot snapshot() {
    return stub.query("snapshot", OperationSnapshot.class);
  }

  public void retry(RetryCommand command) {
    stub.signal("retry", command);
  }

  public void fail(FailCommand command) {
    stub.signal("fail", command);
  }

  public void cancel(String by, String reason) {
    stub.cancel(new CancelReason(by, reason).format());
  }

  public WorkflowExecutionHistory history() {
    return engine.client().fetchHistory(id(), runId());
  }

  public DescribeWorkflowExecutionResponse describe() {
    return stub.describe().getRawDescription();
  }

  public <T> @Nullable T memo(String key, Class<T> type) {
    return memo(describe(), key, type);
  }

  private <T> @Nullable T memo(
      DescribeWorkflowExecutionResponse description, String key, Class<T> type) {
    Payload payload = description.getWorkflowExecutionInfo().getMemo().getFieldsMap().get(key);
    return payload == null || payload.getData().isEmpty()
        ? null
        : converter().fromPayload(payload, type, type);
  }

  private static @Nullable OperationState announced(DescribeWorkflowExecutionResponse description) {
    Payload payload =
        description
            .getWorkflowExecutionInfo()
            .getSearchAttributes()
            .getIndexedFieldsMap()
            .get(OperationSearch.STATE.getName());
    return payload == null
        ? null
        : OperationState.ofWire(
            requireNonNull(
                DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                    payload, String.class, String.class)));
  }

  private DataConverter converter() {
    return engine.client().getOptions().getDataConverter();
  }

  private WorkflowExecution execution() {
    return requireNonNull(stub.getExecution());
  }
}
