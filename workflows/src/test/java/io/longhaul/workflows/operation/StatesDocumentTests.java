package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationLifecycle.Transition;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/states.md} shows the table of the life cycle. */
class StatesDocumentTests {

  private static final Map<Event, String> MEANINGS = meanings();

  @Test
  void showsTheTable() {
    GeneratedDocument.check("states.md", document());
  }

  private static String document() {
    return """
    # States of an operation

    Made from `OperationLifecycle.transitions()`; a test holds this page to it. `state` is what documents show as it is;
    `status` is the closed set that generic pollers understand.

    | state | status | over |
    |---|---|---|
    %s
    ```mermaid
    stateDiagram-v2
      [*] --> Scheduled: a start time was asked for
      [*] --> Queued
    %s%s```

    | from | event | to | possible |
    |---|---|---|---|
    %s\
    """
        .formatted(states(), arrows(), ends(), transitions());
  }

  private static String states() {
    return Arrays.stream(OperationState.values())
        .map(state ->
            "| %s | %s | %s |\n"
                .formatted(state.wire(), state.status().wire(), state.isDone() ? "yes" : ""))
        .collect(Collectors.joining());
  }

  private static String arrows() {
    return OperationLifecycle.transitions().stream()
        .map(line ->
            "  %s --> %s: %s\n"
                .formatted(line.from().wire(), line.to().wire(), MEANINGS.get(line.event())))
        .collect(Collectors.joining());
  }

  private static String ends() {
    return Arrays.stream(OperationState.values())
        .filter(OperationState::isDone)
        .map(state -> "  %s --> [*]\n".formatted(state.wire()))
        .collect(Collectors.joining());
  }

  private static String transitions() {
    return OperationLifecycle.transitions().stream()
        .map(line ->
            "| %s | %s | %s | %s |\n"
                .formatted(
                    line.from().wire(),
                    MEANINGS.get(line.event()),
                    line.to().wire(),
                    possible(line)))
        .collect(Collectors.joining());
  }

  private static String possible(Transition line) {
    return Transitions.NOT_YET.contains(line) ? "not yet" : "yes";
  }

  // The name of the constant says it all.
  private static Map<Event, String> meanings() {
    Map<Event, String> meanings = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      meanings.put(event, event.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return meanings;
  }
}
