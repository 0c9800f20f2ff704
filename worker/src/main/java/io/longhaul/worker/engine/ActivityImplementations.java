package io.longhaul.worker.engine;

import io.longhaul.workflows.operation.OperationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the one implementation of each kind's activities. */
final class ActivityImplementations {

  private final List<Object> candidates;

  /**
   * @param candidates everything that may implement activities
   */
  ActivityImplementations(Collection<?> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  Object of(OperationKind kind) {
    List<Object> found = new ArrayList<>(candidates);
    found.removeIf(candidate -> !kind.activities().isInstance(candidate));
    if (found.size() != 1) {
      throw new ActivityRegistrationException(kind, found);
    }
    return found.getFirst();
  }
}
