package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationSnapshot.StepRecord;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to one operation: its steps, and the decisions of persons. Bounded. */
final class Journal {

  private static final int LIMIT = 100;

  private final List<StepRecord> steps = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();

  void started(String step) {
    if (steps.size() == LIMIT) {
      steps.removeFirst();
    }
    steps.add(new StepRecord(step, "running", now(), null, null));
  }

  void finished(String outcome, @Nullable OperationError error) {
    StepRecord last = steps.removeLast();
    steps.add(new StepRecord(last.name(), outcome, last.startedAt(), now(), error));
  }

  void decided(Decision decision) {
    if (decisions.size() == LIMIT) {
      forgetOne();
    }
    decisions.add(decision);
  }

  void canceled(CancelReason reason) {
    decided(
        new Decision(
            "cancel", "cancel", null, reason.by(), reason.reason(), now(), true, List.of()));
  }

  /** Whether a command has acted already. */
  boolean hasActed(String commandId) {
    return decisions.stream()
        .anyMatch(decision -> decision.applied() && decision.commandId().equals(commandId));
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  List<StepRecord> steps() {
    return List.copyOf(steps);
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  // What was only recorded goes first: a flood of late commands must not push out what acted.
  private void forgetOne() {
    for (int i = 0; i < decisions.size(); i++) {
      if (!decisions.get(i).applied()) {
        decisions.remove(i);
        return;
      }
    }
    decisions.removeFirst();
  }
}
