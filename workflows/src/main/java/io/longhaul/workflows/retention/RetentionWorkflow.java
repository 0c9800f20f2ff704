package io.longhaul.workflows.retention;

import io.longhaul.workflows.retention.RetentionActivities.Removed;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** The workflow type {@code longhaul-retention}: one round through all that is kept. */
@WorkflowInterface
public interface RetentionWorkflow {

  /** Removes what has expired by now. */
  @WorkflowMethod(name = Retention.NAME)
  Report run();

  /** What a round removed; null where it could not finish. */
  record Report(
      @Nullable Removed uploads, @Nullable Removed artifacts, @Nullable Removed checkpoints) {}
}
