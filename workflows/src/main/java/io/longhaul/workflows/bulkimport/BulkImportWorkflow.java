package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.operation.OperationControl;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The workflow type {@code bulk-import}. */
@WorkflowInterface
public interface BulkImportWorkflow extends OperationControl {

  /** Carries one import from its first step to its outcome. */
  @WorkflowMethod(name = BulkImport.NAME)
  Outcome run(OperationRequest request);
}
