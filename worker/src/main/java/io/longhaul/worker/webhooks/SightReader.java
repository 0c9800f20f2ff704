package io.longhaul.worker.webhooks;

import com.google.protobuf.Timestamp;
import io.longhaul.activities.webhooks.ClosedOperations.Closed;
import io.longhaul.activities.webhooks.OperationSight;
import io.longhaul.workflows.operation.CloseEvents;
import io.longhaul.workflows.operation.ObservedState;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.OverallPercent;
import io.longhaul.workflows.operation.StepProgress;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the engine tells of an execution. */
final class SightReader {

  private final DataConverter converter;

  SightReader(DataConverter converter) {
    this.converter = converter;
  }

  /** Whether the engine closed it, so that the workflow could not say how it ended. */
  boolean lacksOutcome(WorkflowExecutionInfo info) {
    return info.hasCloseTime() && !info.getMemo().containsFields(OperationMemo.OUTCOME);
  }

  /**
   * The operation; null when it is none, or was deleted.
   *
   * @param close its last event; null where the outcome tells
   */
  @Nullable OperationSight sight(
      DescribeWorkflowExecutionResponse description, @Nullable HistoryEvent close) {
    WorkflowExecutionInfo info = description.getWorkflowExecutionInfo();
    Submission submission = memo(info, OperationMemo.SUBMISSION, Submission.class);
    if (submission == null) {
      return null;
    }
    StepNote step = memo(info, OperationMemo.STEP, StepNote.class);
    Attention attention = memo(info, OperationMemo.ATTENTION, Attention.class);
    Outcome outcome = memo(info, OperationMemo.OUTCOME, Outcome.class);
    OperationState state =
        ObservedState.of(description, outcome, attention, OperationState.RUNNING);
    if (outcome == null && close != null) {
      outcome = CloseEvents.outcome(close, state, step);
    }
    StepProgress progress = progress(description);
    return new OperationSight(
        submission,
        state,
        OverallPercent.of(outcome, attention, step, progress, false),
        progress == null ? null : progress.rejected(),
        step,
        outcome == null ? attention : null,
        outcome);
  }

  /** One line of a list; null when it is no operation. */
  @Nullable Closed closed(WorkflowExecutionInfo info) {
    Submission submission = memo(info, OperationMemo.SUBMISSION, Submission.class);
    if (submission == null) {
      return null;
    }
    DescribeWorkflowExecutionResponse description =
        DescribeWorkflowExecutionResponse.newBuilder().setWorkflowExecutionInfo(info).build();
    Outcome outcome = memo(info, OperationMemo.OUTCOME, Outcome.class);
    return new Closed(
        new Subject(info.getExecution().getWorkflowId(), info.getExecution().getRunId()),
        submission,
        ObservedState.of(description, outcome, null, null),
        time(info.getCloseTime()));
  }

  private @Nullable StepProgress progress(DescribeWorkflowExecutionResponse description) {
    for (PendingActivityInfo activity : description.getPendingActivitiesList()) {
      if (activity.hasHeartbeatDetails()) {
        try {
          return converter.fromPayloads(
              0,
              Optional.of(activity.getHeartbeatDetails()),
              StepProgress.class,
              StepProgress.class);
        } catch (DataConverterException e) {
          return null;
        }
      }
    }
    return null;
  }

  private <T> @Nullable T memo(WorkflowExecutionInfo info, String key, Class<T> type) {
    Payload payload = info.getMemo().getFieldsMap().get(key);
    return payload == null ? null : converter.fromPayload(payload, type, type);
  }

  static Instant time(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
