package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import org.jspecify.annotations.Nullable;

/**
 * The state of an operation as anybody can tell it without a worker: from what the engine
 * describes.
 */
public final class ObservedState {

  private ObservedState() {}

  /**
   * The state. The outcome decides; without one a closed execution is told by its close status.
   *
   * @param announced what the search attribute {@code LonghaulState} says; null when it says
   *     nothing
   */
  public static OperationState of(
      DescribeWorkflowExecutionResponse description,
      @Nullable Outcome outcome,
      @Nullable Attention attention,
      @Nullable OperationState announced) {
    if (outcome != null) {
      return outcome.state();
    }
    return switch (description.getWorkflowExecutionInfo().getStatus()) {
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> OperationState.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> OperationState.TIMED_OUT;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> OperationState.CANCELED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> OperationState.FAILED;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> OperationState.SUCCEEDED;
      case WORKFLOW_EXECUTION_STATUS_PAUSED -> OperationState.PAUSED;
      default -> open(description, attention, announced);
    };
  }

  private static OperationState open(
      DescribeWorkflowExecutionResponse description,
      @Nullable Attention attention,
      @Nullable OperationState announced) {
    if (description.getWorkflowExtendedInfo().getCancelRequested()) {
      return OperationState.CANCELING;
    }
    if (attention != null) {
      return OperationState.NEEDS_ATTENTION;
    }
    if (announced == OperationState.SCHEDULED || announced == OperationState.QUEUED) {
      return description.hasPendingWorkflowTask() ? OperationState.QUEUED : announced;
    }
    return description.getPendingActivitiesList().stream().anyMatch(ObservedState::betweenAttempts)
        ? OperationState.RETRYING
        : OperationState.RUNNING;
  }

  private static boolean betweenAttempts(PendingActivityInfo activity) {
    return activity.getAttempt() > 1
        && activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED;
  }
}
