package io.longhaul.workflows.retention;

import io.temporal.worker.Worker;

/** The door to the removal of what has expired. */
public final class Retention {

  /** The name of the workflow type, of its task queue and of its schedule. */
  public static final String NAME = "longhaul-retention";

  private Retention() {}

  /** Registers the workflow, by factory, on a worker that polls the task queue {@link #NAME}. */
  public static void register(Worker worker) {
    worker.registerWorkflowImplementationFactory(RetentionWorkflow.class, RetentionRun::new);
  }
}
