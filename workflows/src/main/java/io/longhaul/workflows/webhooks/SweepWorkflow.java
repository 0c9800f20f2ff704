package io.longhaul.workflows.webhooks;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Instant;

/**
 * The workflow type {@code longhaul-webhook-sweep}: one round through what has closed since the
 * round before, for what could not tell its end itself.
 */
@WorkflowInterface
public interface SweepWorkflow {

  /** Comes back when all of it is going to be told. */
  @WorkflowMethod(name = Webhooks.SWEEP)
  Mark sweep();

  /**
   * Where the next round goes on.
   *
   * @param until what closed before this is done with
   * @param started how many deliveries the round started
   */
  record Mark(Instant until, long started) {}
}
