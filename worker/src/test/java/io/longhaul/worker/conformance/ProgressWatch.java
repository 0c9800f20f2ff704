package io.longhaul.worker.conformance;

import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.StartedOperation;
import java.util.ArrayList;
import java.util.List;

/** How far an operation is, look by look. */
final class ProgressWatch {

  private final StartedOperation operation;
  private final List<Double> seen = new ArrayList<>();

  ProgressWatch(StartedOperation operation) {
    this.operation = operation;
  }

  boolean lookAndTellWhetherItIsOver() {
    Double now = operation.percent();
    if (now != null && (seen.isEmpty() || !seen.getLast().equals(now))) {
      seen.add(now);
    }
    return operation.memo(OperationMemo.OUTCOME, Outcome.class) != null;
  }

  List<Double> seen() {
    return List.copyOf(seen);
  }
}
