package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.bulkimport.Scenario;
import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationLifecycle.Transition;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the life cycle: sound, and exercised line by line. */
class OperationLifecycleTests {

  @Test
  void everyTransitionIsExercisedOrListedAsNotYetPossible() {
    Set<Transition> exercised = exercisedByHistories();
    exercised.addAll(Transitions.OBSERVED);

    Set<Transition> all = new LinkedHashSet<>(OperationLifecycle.transitions());
    all.removeAll(exercised);

    assertThat(all).as("neither exercised nor listed").isEqualTo(Transitions.NOT_YET);
  }

  @Test
  void whatIsListedAsNotYetPossibleIsNotExercised() {
    Set<Transition> exercised = exercisedByHistories();
    exercised.addAll(Transitions.OBSERVED);

    assertThat(exercised).doesNotContainAnyElementsOf(Transitions.NOT_YET);
  }

  @Test
  void onlyPausedAndTerminatedAreNotYetPossible() {
    Set<Transition> pausedOrTerminated =
        OperationLifecycle.transitions().stream()
            .filter(line ->
                line.from() == OperationState.PAUSED
                    || line.to() == OperationState.PAUSED
                    || line.to() == OperationState.TERMINATED)
            .collect(Collectors.toSet());

    assertThat(Transitions.NOT_YET).isEqualTo(pausedOrTerminated);
  }

  @Test
  void whatIsSaidToBeObservedStandsInTheTable() {
    assertThat(OperationLifecycle.transitions()).containsAll(Transitions.OBSERVED);
  }

  @Test
  void anEventLeadsFromAStateToOneState() {
    Set<String> seen = new HashSet<>();

    assertThat(OperationLifecycle.transitions())
        .allMatch(line -> seen.add(line.from() + " " + line.event()));
  }

  @Test
  void everyStateButTheFinalOnesCanBeLeft() {
    Set<OperationState> left =
        OperationLifecycle.transitions().stream().map(Transition::from).collect(Collectors.toSet());

    assertThat(OperationState.values())
        .allSatisfy(state -> assertThat(left.contains(state)).isEqualTo(!state.isDone()));
  }

  @Test
  void refusesWhatTheTableDoesNotHave() {
    assertThatThrownBy(
            () -> OperationLifecycle.next(OperationState.SUCCEEDED, Event.CANCEL_REQUESTED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("An operation that is Succeeded cannot take CANCEL_REQUESTED");
  }

  private static Set<Transition> exercisedByHistories() {
    return Arrays.stream(Scenario.values())
        .map(scenario -> WorkflowExecutionHistory.fromJson(RecordedHistory.read(scenario)))
        .flatMap(history -> AnnouncedTransitions.in(history).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
