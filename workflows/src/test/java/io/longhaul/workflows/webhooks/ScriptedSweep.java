package io.longhaul.workflows.webhooks;

import io.temporal.activity.Activity;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sweep that finds one delivery to start in each round. */
final class ScriptedSweep implements SweepActivities {

  private final List<Round> rounds = new CopyOnWriteArrayList<>();

  /** What one round went through, and which execution that was. */
  record Round(String workflowId, String runId, Instant from, Instant until) {}

  List<Round> rounds() {
    return List.copyOf(rounds);
  }

  @Override
  public Swept sweep(Instant from, Instant until) {
    var info = Activity.getExecutionContext().getInfo();
    rounds.add(new Round(info.getWorkflowId(), info.getWorkflowRunId(), from, until));
    return new Swept(1);
  }
}
