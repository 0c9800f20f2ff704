package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationSnapshot.StepRecord;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to one operation: its steps, and the decisions of persons. Bounded. */
final class Journal {

  private static final int LIMIT = 100;

  private final List<StepRecord> steps = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Set<String> commands = new LinkedHashSet<>();

  void started(String step) {
    add(steps, new StepRecord(step, "running", now(), null, null));
  }

  void finished(String outcome, @Nullable OperationError error) {
    StepRecord last = steps.removeLast();
    steps.add(new StepRecord(last.name(), outcome, last.startedAt(), now(), error));
  }

  /** Whether this is the first time that a command is heard of. */
  boolean isFirst(String commandId) {
    return commands.add(commandId);
  }

  void decided(Decision decision) {
    add(decisions, decision);
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

  private static <T> void add(List<T> list, T entry) {
    if (list.size() == LIMIT) {
      list.removeFirst();
    }
    list.add(entry);
  }
}
