package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.CancelReason;
import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.FailCommand;
import io.longhaul.workflows.operation.InputChange;
import io.longhaul.workflows.operation.InputChanges;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.RetryCommand;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Works out of a history's events what persons decided, by the rules that the workflow has. */
final class DecisionLog {

  private final DataConverter converter;
  private final List<Decision> decisions = new ArrayList<>();
  private final Set<String> commands = new HashSet<>();
  private JsonNode input;
  private @Nullable String openPark;

  DecisionLog(DataConverter converter, JsonNode input) {
    this.converter = converter;
    this.input = input;
  }

  JsonNode input() {
    return input;
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  void add(HistoryEvent event) {
    Instant at = Times.of(event.getEventTime());
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED -> memo(event);
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          signal(event.getWorkflowExecutionSignaledEventAttributes(), at);
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
          cancel(event.getWorkflowExecutionCancelRequestedEventAttributes().getCause(), at);
      default -> {}
    }
  }

  private void memo(HistoryEvent event) {
    Payload payload =
        event
            .getWorkflowPropertiesModifiedEventAttributes()
            .getUpsertedMemo()
            .getFieldsMap()
            .get(OperationMemo.ATTENTION);
    if (payload != null) {
      Attention attention = converter.fromPayload(payload, Attention.class, Attention.class);
      openPark = attention == null ? null : attention.parkId();
    }
  }

  private void signal(WorkflowExecutionSignaledEventAttributes signal, Instant at) {
    if (signal.getSignalName().equals("retry")) {
      retry(read(signal.getInput(), RetryCommand.class), at);
    } else if (signal.getSignalName().equals("fail")) {
      fail(read(signal.getInput(), FailCommand.class), at);
    }
  }

  private void retry(@Nullable RetryCommand command, Instant at) {
    if (command == null) {
      return;
    }
    boolean applied = applies(command.commandId(), command.parkId());
    List<InputChange> changes = List.of();
    JsonNode corrected = command.input();
    if (applied && corrected != null && !corrected.isNull()) {
      changes = InputChanges.between(input, corrected);
      input = corrected;
    }
    decisions.add(
        new Decision(
            "retry",
            command.commandId(),
            command.parkId(),
            command.by(),
            command.reason(),
            at,
            applied,
            changes));
  }

  private void fail(@Nullable FailCommand command, Instant at) {
    if (command != null) {
      boolean applied = applies(command.commandId(), command.parkId());
      decisions.add(
          new Decision(
              "fail",
              command.commandId(),
              command.parkId(),
              command.by(),
              command.reason(),
              at,
              applied,
              List.of()));
    }
  }

  private void cancel(String line, Instant at) {
    CancelReason reason = CancelReason.parse(line);
    decisions.add(
        new Decision("cancel", "cancel", null, reason.by(), reason.reason(), at, true, List.of()));
  }

  private boolean applies(String commandId, String parkId) {
    boolean first = commands.add(commandId);
    boolean applied = first && parkId.equals(openPark);
    if (applied) {
      openPark = null;
    }
    return applied;
  }

  private <T> @Nullable T read(Payloads payloads, Class<T> type) {
    return converter.fromPayloads(0, Optional.of(payloads), type, type);
  }
}
