package io.longhaul.worker.engine;

import io.longhaul.workflows.operation.OperationKind;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** Finds the one implementation of each kind's activities. */
final class ActivityImplementations {

  private final Function<Class<?>, Map<String, ?>> beans;

  /**
   * @param beans all beans of a type, by name
   */
  ActivityImplementations(Function<Class<?>, Map<String, ?>> beans) {
    this.beans = beans;
  }

  Object of(OperationKind kind) {
    Map<String, ?> found = beans.apply(kind.activities());
    if (found.size() != 1) {
      throw new ActivityRegistrationException(kind, found.keySet());
    }
    Collection<?> implementations = found.values();
    return implementations.iterator().next();
  }
}
