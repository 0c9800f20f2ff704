package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The workflow type {@code longhaul-webhook-progress}: looks at a running operation now and then,
 * and tells how far it is. What could not be told is not told later: the next look is newer.
 */
@WorkflowInterface
public interface ProgressWorkflow {

  /** Comes back when the operation has ended. */
  @WorkflowMethod(name = Webhooks.PROGRESS)
  void watch(Watch watch);

  /**
   * Where a watch is.
   *
   * @param told how often progress was told
   * @param percent what was told last
   */
  record Watch(Receiver receiver, Subject subject, int told, double percent) {

    private static final String WORKFLOW = "longhaul-webhook-progress:";

    /** A watch that has told nothing yet. */
    public static Watch begin(Receiver receiver, Subject subject) {
      return new Watch(receiver, subject, 0, 0);
    }

    /** The id of its workflow, of which each run of an operation has one. */
    public String workflowId() {
      return WORKFLOW + subject.runId();
    }

    Watch telling(double reached) {
      return new Watch(receiver, subject, told + 1, reached);
    }
  }
}
