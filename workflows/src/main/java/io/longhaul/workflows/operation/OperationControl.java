package io.longhaul.workflows.operation;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;

/** What can be said to, and asked of, an operation of any kind. */
@WorkflowInterface
public interface OperationControl {

  /** Lets a parked operation go on; anything else is recorded and ignored. */
  @SignalMethod(name = "retry")
  void retry(RetryCommand command);

  /** Ends a parked operation as failed; anything else is recorded and ignored. */
  @SignalMethod(name = "fail")
  void fail(FailCommand command);

  /** The step-by-step view. Needs a live worker; never polled. */
  @QueryMethod(name = "snapshot")
  OperationSnapshot snapshot();
}
