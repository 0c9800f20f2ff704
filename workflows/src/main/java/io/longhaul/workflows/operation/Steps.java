package io.longhaul.workflows.operation;

import io.temporal.workflow.Functions.Func;
import java.time.Duration;

/** What a kind's author calls to get work done: steps that survive, park and are retried. */
public interface Steps {

  /**
   * Runs a step of the plan; comes back when it has succeeded, however many attempts, workers and
   * persons that took.
   *
   * @param name as in the plan
   * @param activity one call of one activity
   */
  <R> R run(String name, Func<R> activity);

  /**
   * The lineage to keep checkpoints under, given what decides the effect: a new one when that has
   * changed.
   */
  Lineage lineage(String digest);

  /** How long a step may go on retrying without advancing. */
  Duration patience();
}
