package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationSearch;
import io.longhaul.workflows.operation.OperationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Visibility conditions for states. What the server closed itself still carries the last state that
 * was announced, so that its close status has to be asked for too.
 */
final class StateConditions {

  private StateConditions() {}

  static List<String> of(Set<OperationState> states) {
    List<String> conditions = new ArrayList<>();
    for (OperationState state : states) {
      String announced =
          OperationSearch.STATE.getName() + " = " + VisibilityQuery.literal(state.wire());
      switch (state) {
        case TERMINATED -> conditions.add("ExecutionStatus = 'Terminated'");
        case TIMED_OUT -> {
          conditions.add("ExecutionStatus = 'TimedOut'");
          conditions.add(announced);
        }
        default ->
            conditions.add(
                state.isDone() ? announced : "(" + announced + " AND ExecutionStatus = 'Running')");
      }
    }
    return conditions;
  }
}
