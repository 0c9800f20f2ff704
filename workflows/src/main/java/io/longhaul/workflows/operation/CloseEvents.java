package io.longhaul.workflows.operation;

import com.google.protobuf.Timestamp;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of what the server closed itself, so that the workflow could not write one. */
public final class CloseEvents {

  private CloseEvents() {}

  /** What the last event of a history tells, of an operation that ended in this state. */
  public static Outcome outcome(HistoryEvent event, OperationState state, @Nullable StepNote step) {
    Timestamp time = event.getEventTime();
    Instant at = Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    return new Outcome(
        state,
        error(event, state, step == null ? null : step.name(), at),
        Map.of(),
        null,
        null,
        List.of(),
        List.of(),
        step == null ? null : step.lineage(),
        step == null ? 0 : step.floor(),
        at);
  }

  private static @Nullable OperationError error(
      HistoryEvent event, OperationState state, @Nullable String step, Instant at) {
    return switch (state) {
      case TERMINATED -> error(ErrorCode.TERMINATED, terminated(event), step, at);
      case TIMED_OUT -> error(ErrorCode.TIMED_OUT, "The operation passed its deadline.", step, at);
      case CANCELED -> error(ErrorCode.CANCELED, "The operation was canceled.", step, at);
      case FAILED -> error(ErrorCode.INTERNAL, "The operation stopped unexpectedly.", step, at);
      default -> null;
    };
  }

  private static String terminated(HistoryEvent event) {
    String reason = event.getWorkflowExecutionTerminatedEventAttributes().getReason();
    return reason.isBlank() ? "The operation was terminated." : "Terminated: " + reason;
  }

  private static OperationError error(
      ErrorCode code, String message, @Nullable String step, Instant at) {
    return new OperationError(code.name(), message, code.isRetryable(), step, 0, at, List.of());
  }
}
