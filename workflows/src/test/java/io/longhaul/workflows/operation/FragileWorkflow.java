package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A kind whose code does what the test wants. */
@WorkflowInterface
public interface FragileWorkflow extends OperationControl {

  @WorkflowMethod(name = "fragile")
  Outcome run(OperationRequest request);
}
