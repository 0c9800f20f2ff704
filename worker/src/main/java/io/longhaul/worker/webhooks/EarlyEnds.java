package io.longhaul.worker.webhooks;

import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationState;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of what the engine closed itself, in the words that the gateway has for it as well.
 */
final class EarlyEnds {

  private EarlyEnds() {}

  static Outcome outcome(HistoryEvent close, OperationState state, @Nullable StepNote step) {
    Instant at = SightReader.time(close.getEventTime());
    return new Outcome(
        state,
        error(close, state, step == null ? null : step.name(), at),
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
      HistoryEvent close, OperationState state, @Nullable String step, Instant at) {
    return switch (state) {
      case TERMINATED -> error(ErrorCode.TERMINATED, terminated(close), step, at);
      case TIMED_OUT -> error(ErrorCode.TIMED_OUT, "The operation passed its deadline.", step, at);
      case CANCELED -> error(ErrorCode.CANCELED, "The operation was canceled.", step, at);
      case FAILED -> error(ErrorCode.INTERNAL, "The operation stopped unexpectedly.", step, at);
      default -> null;
    };
  }

  private static String terminated(HistoryEvent close) {
    String reason = close.getWorkflowExecutionTerminatedEventAttributes().getReason();
    return reason.isBlank() ? "The operation was terminated." : "Terminated: " + reason;
  }

  private static OperationError error(
      ErrorCode code, String message, @Nullable String step, Instant at) {
    return new OperationError(code.name(), message, code.isRetryable(), step, 0, at, List.of());
  }
}
