package io.longhaul.worker.engine;

import io.longhaul.workflows.operation.OperationKind;
import java.util.Collection;
import java.util.stream.Collectors;

/** A kind of the catalogue has no implementation of its activities here, or more than one. */
final class ActivityRegistrationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String activities;

  ActivityRegistrationException(OperationKind kind, Collection<?> implementations) {
    super(
        implementations.isEmpty()
            ? "The kind %s has no implementation of its activities %s."
                .formatted(kind.name(), kind.activities().getName())
            : "The kind %s has more than one implementation of its activities %s: %s."
                .formatted(kind.name(), kind.activities().getName(), names(implementations)));
    this.activities = kind.activities().getSimpleName();
  }

  private static String names(Collection<?> implementations) {
    return implementations.stream()
        .map(implementation -> implementation.getClass().getName())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  String activities() {
    return activities;
  }
}
