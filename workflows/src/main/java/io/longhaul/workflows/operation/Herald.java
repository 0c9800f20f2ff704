package io.longhaul.workflows.operation;

import static java.util.Objects.requireNonNull;

import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.DeliveryWorkflow;
import io.longhaul.workflows.webhooks.Occasion;
import io.longhaul.workflows.webhooks.ProgressWorkflow;
import io.longhaul.workflows.webhooks.Webhooks;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import org.jspecify.annotations.Nullable;

/**
 * Has a receiver told of one operation, by children that outlive it: it waits for none of them.
 * Without a callback it does nothing, and leaves nothing in the history.
 */
final class Herald {

  private final @Nullable Callback callback;
  private final String tenant;

  Herald(OperationRequest request) {
    callback = request.callback();
    tenant = request.tenant();
  }

  void started() {
    if (wants(OperationEvent.STARTED)) {
      var _ = tell(Occasion.STARTED, 0);
    }
    if (wants(OperationEvent.PROGRESS)) {
      watch();
    }
  }

  void parked(int number) {
    if (wants(OperationEvent.NEEDS_ATTENTION)) {
      var _ = tell(Occasion.NEEDS_ATTENTION, number);
    }
  }

  /**
   * Comes before the outcome, which is written in the last task. Detached: the operation's own
   * scope may be cancelled. It waits for the child to be there, which takes no worker: an execution
   * that closes first could take the child with it.
   */
  void ended(OperationState state) {
    if (wants(OperationEvent.ofEnd(state))) {
      Workflow.newDetachedCancellationScope(() -> await(tell(Occasion.END, 0))).run();
    }
  }

  private boolean wants(OperationEvent event) {
    return callback != null && callback.events().contains(event);
  }

  // Refused when it is there already, which is just as well.
  private static void await(Promise<WorkflowExecution> started) {
    try {
      var _ = started.get();
    } catch (ChildWorkflowFailure e) {
      Workflow.getLogger(Herald.class).info("A delivery was not started a second time");
    }
  }

  private Promise<WorkflowExecution> tell(Occasion occasion, int ordinal) {
    DeliveryRequest request =
        DeliveryRequest.of(receiver(), subject(), occasion, ordinal, Journal.now());
    DeliveryWorkflow child =
        Workflow.newChildWorkflowStub(DeliveryWorkflow.class, options(request.workflowId()));
    var _ = Async.function(child::deliver, request);
    return Workflow.getWorkflowExecution(child);
  }

  private void watch() {
    ProgressWorkflow.Watch watch = ProgressWorkflow.Watch.begin(receiver(), subject());
    ProgressWorkflow child =
        Workflow.newChildWorkflowStub(ProgressWorkflow.class, options(watch.workflowId()));
    var _ = Async.procedure(child::watch, watch);
  }

  private Receiver receiver() {
    return new Receiver(tenant, requireNonNull(callback).endpointId());
  }

  // The run id as it was when the history began: a run that is reset replays with that.
  private static Subject subject() {
    WorkflowInfo info = Workflow.getInfo();
    return new Subject(info.getWorkflowId(), info.getOriginalExecutionRunId());
  }

  private static ChildWorkflowOptions options(String workflowId) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setTaskQueue(Webhooks.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
        .build();
  }
}
