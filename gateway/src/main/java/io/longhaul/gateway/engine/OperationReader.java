package io.longhaul.gateway.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.workflows.operation.CloseEvents;
import io.longhaul.workflows.operation.ObservedState;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationSearch;
import io.longhaul.workflows.operation.OperationState;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.common.converter.DataConverter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at one operation: strongly consistent, and no worker is needed. Thread-safe. */
public final class OperationReader {

  private static final int STALLED_FROM_ATTEMPT = 3;
  private static final int MOST_LOOKS = 3;

  private final EngineCalls engine;
  private final DataConverter converter;
  private final HistoryTail tail;
  private final ActivityReader activities;

  OperationReader(EngineCalls engine, DataConverter converter) {
    this.engine = engine;
    this.converter = converter;
    this.tail = new HistoryTail(engine, converter);
    this.activities = new ActivityReader(converter);
  }

  /** What is there under an id, now. */
  public Sighting find(OperationId id) {
    for (int look = 1; ; look++) {
      Sighting sighting = look(id, look == MOST_LOOKS);
      if (sighting != null) {
        return sighting;
      }
    }
  }

  /** Null when the operation went on while it was looked at, and this is not the last look. */
  private @Nullable Sighting look(OperationId id, boolean last) {
    DescribeWorkflowExecutionResponse description = describe(id.toString());
    if (description == null) {
      return new Sighting.Nothing();
    }
    OperationMemos memos =
        OperationMemos.read(description.getWorkflowExecutionInfo().getMemo(), converter);
    if (memos.tombstone() != null) {
      return new Sighting.Buried(memos.tombstone());
    }
    Submission submission = memos.submission();
    if (submission == null) {
      return new Sighting.Foreign();
    }
    ObservedOperation seen = observe(id, description, memos, submission);
    return seen.activity() == null && isBetweenSteps(description, memos, seen.state()) && !last
        ? null
        : new Sighting.Alive(seen);
  }

  /** Whether there is anything at all under an id. */
  public boolean exists(OperationId id) {
    return describe(id.toString()) != null;
  }

  private @Nullable DescribeWorkflowExecutionResponse describe(String workflowId) {
    try {
      return engine.call(stub ->
          stub.describeWorkflowExecution(
              DescribeWorkflowExecutionRequest.newBuilder()
                  .setNamespace(engine.namespace())
                  .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                  .build()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  private ObservedOperation observe(
      OperationId id,
      DescribeWorkflowExecutionResponse description,
      OperationMemos memos,
      Submission submission) {
    WorkflowExecutionInfo info = description.getWorkflowExecutionInfo();
    OperationState state =
        ObservedState.of(description, memos.outcome(), memos.attention(), announced(info));
    return new ObservedOperation(
        id,
        info.getExecution().getRunId(),
        Times.of(info.getStartTime()).toEpochMilli() + "." + info.getStateTransitionCount(),
        state,
        submission,
        memos.step(),
        state.isDone() ? null : memos.attention(),
        outcome(info, memos, state),
        activity(description, memos, state),
        description.getWorkflowExtendedInfo().getCancelRequested(),
        description.getPendingWorkflowTask().getAttempt() >= STALLED_FROM_ATTEMPT,
        info.hasCloseTime() ? Times.of(info.getCloseTime()) : null);
  }

  private @Nullable OperationState announced(WorkflowExecutionInfo info) {
    Payload payload =
        info.getSearchAttributes().getIndexedFieldsMap().get(OperationSearch.STATE.getName());
    String wire =
        payload == null ? null : converter.fromPayload(payload, String.class, String.class);
    return wire == null ? null : OperationState.ofWire(wire);
  }

  private @Nullable Outcome outcome(
      WorkflowExecutionInfo info, OperationMemos memos, OperationState state) {
    if (memos.outcome() != null || !state.isDone()) {
      return memos.outcome();
    }
    return CloseEvents.outcome(tail.close(info.getExecution()), state, memos.step());
  }

  private @Nullable ObservedActivity activity(
      DescribeWorkflowExecutionResponse description, OperationMemos memos, OperationState state) {
    List<PendingActivityInfo> pending = description.getPendingActivitiesList();
    if (state.isDone() || memos.step() == null) {
      return null;
    }
    if (!pending.isEmpty()) {
      return activities.read(pending.getLast());
    }
    return isBetweenSteps(description, memos, state)
        ? tail.lastEnd(description.getWorkflowExecutionInfo().getExecution())
        : null;
  }

  private static boolean isBetweenSteps(
      DescribeWorkflowExecutionResponse description, OperationMemos memos, OperationState state) {
    return !state.isDone()
        && memos.step() != null
        && memos.attention() == null
        && description.hasPendingWorkflowTask()
        && description.getPendingActivitiesCount() == 0;
  }
}
