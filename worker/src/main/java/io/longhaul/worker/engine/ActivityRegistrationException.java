package io.longhaul.worker.engine;

import io.longhaul.workflows.operation.OperationKind;
import java.util.Collection;
import java.util.TreeSet;

/** A kind of the catalogue has no implementation of its activities here, or more than one. */
final class ActivityRegistrationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String activities;

  ActivityRegistrationException(OperationKind kind, Collection<String> beans) {
    super(
        beans.isEmpty()
            ? "The kind %s has no implementation of its activities %s."
                .formatted(kind.name(), kind.activities().getName())
            : "The kind %s has more than one implementation of its activities %s: %s."
                .formatted(kind.name(), kind.activities().getName(), new TreeSet<>(beans)));
    this.activities = kind.activities().getSimpleName();
  }

  String activities() {
    return activities;
  }
}
