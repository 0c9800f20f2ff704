package io.longhaul.workflows.operation;

import static java.util.Objects.requireNonNull;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationLifecycle.Transition;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transitions that an operation's history shows: the states that it announced, and what
 * happened between two of them.
 */
final class AnnouncedTransitions {

  private final Set<Transition> visited = new LinkedHashSet<>();
  private OperationState state = OperationState.QUEUED;
  private boolean cancelRequested;
  private @Nullable Event latest;

  private AnnouncedTransitions() {}

  static Set<Transition> in(WorkflowExecutionHistory history) {
    AnnouncedTransitions walk = new AnnouncedTransitions();
    history.getEvents().forEach(walk::read);
    return walk.visited;
  }

  private void read(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED -> cancelRequested = true;
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          latest =
              event.getWorkflowExecutionSignaledEventAttributes().getSignalName().equals("fail")
                  ? Event.PERSON_FAILED
                  : Event.PERSON_RETRIED;
      case EVENT_TYPE_TIMER_FIRED -> latest = Event.ATTENTION_EXPIRED;
      case EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES ->
          announced(event.getUpsertWorkflowSearchAttributesEventAttributes().getSearchAttributes());
      default -> {}
    }
  }

  private void announced(SearchAttributes attributes) {
    String word =
        DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
            attributes.getIndexedFieldsOrThrow(OperationSearch.STATE.getName()),
            String.class,
            String.class);
    OperationState next = requireNonNull(OperationState.ofWire(requireNonNull(word)));
    if (next == OperationState.CANCELED && cancelRequested) {
      visit(state, OperationState.CANCELING);
      state = OperationState.CANCELING;
    }
    visit(state, next);
    state = next;
    latest = null;
  }

  private void visit(OperationState from, OperationState to) {
    Transition[] lines =
        OperationLifecycle.transitions().stream()
            .filter(line -> line.from() == from && line.to() == to)
            .toArray(Transition[]::new);
    for (Transition line : lines) {
      if (lines.length == 1 || line.event() == latest) {
        visited.add(line);
        return;
      }
    }
    throw new AssertionError("No transition leads from " + from + " to " + to + " by " + latest);
  }
}
