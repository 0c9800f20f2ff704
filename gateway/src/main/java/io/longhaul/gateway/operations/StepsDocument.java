package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationSnapshot;
import io.longhaul.workflows.operation.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The step-by-step view of an operation.
 *
 * @param degraded whether no worker could be asked: then only the present step is known, and the
 *     decisions are missing
 */
record StepsDocument(
    String id,
    String state,
    boolean degraded,
    List<Step> steps,
    List<Decision> decisions,
    @Nullable Origin origin) {

  /** One run of one step. */
  record Step(
      String name,
      String outcome,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Object error) {}

  static StepsDocument of(ObservedOperation operation, @Nullable OperationSnapshot snapshot) {
    if (snapshot == null) {
      return degraded(operation);
    }
    return new StepsDocument(
        operation.id().toString(),
        operation.state().wire(),
        false,
        snapshot.steps().stream()
            .map(step ->
                new Step(
                    step.name(), step.outcome(), step.startedAt(), step.finishedAt(), step.error()))
            .toList(),
        snapshot.decisions(),
        snapshot.origin());
  }

  private static StepsDocument degraded(ObservedOperation operation) {
    StepNote step = operation.step();
    List<Step> steps =
        step == null
            ? List.of()
            : List.of(new Step(step.name(), outcome(operation), null, null, error(operation)));
    return new StepsDocument(
        operation.id().toString(), operation.state().wire(), true, steps, List.of(), null);
  }

  private static String outcome(ObservedOperation operation) {
    if (operation.attention() != null) {
      return "failed";
    }
    return switch (operation.state()) {
      case SUCCEEDED, PARTIALLY_SUCCEEDED -> "done";
      case CANCELED -> "canceled";
      case FAILED, TIMED_OUT, TERMINATED -> "failed";
      default -> "running";
    };
  }

  private static @Nullable Object error(ObservedOperation operation) {
    if (operation.attention() != null) {
      return operation.attention().error();
    }
    return operation.outcome() == null ? null : operation.outcome().error();
  }
}
