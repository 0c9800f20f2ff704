package io.longhaul.workflows.webhooks;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The workflow type {@code longhaul-webhook-delivery}: brings one message to one receiver, over
 * days if it must.
 */
@WorkflowInterface
public interface DeliveryWorkflow {

  /** Comes back when the message was taken, or nobody is going to take it. */
  @WorkflowMethod(name = Webhooks.DELIVERY)
  Report deliver(DeliveryRequest request);

  /**
   * What came of it.
   *
   * @param end in a word
   * @param attempts how many were made
   */
  record Report(End end, int attempts) {}

  /** The ways that a delivery ends. */
  enum End {
    /** The receiver took it. */
    DELIVERED,
    /** It did not, each time. */
    EXHAUSTED,
    /** It says that it is gone, and was disabled. */
    GONE,
    /** It was deleted, disabled, or did not ask for this. */
    UNWANTED
  }
}
