package io.longhaul.workflows.operation;

import static io.longhaul.workflows.operation.OperationState.CANCELED;
import static io.longhaul.workflows.operation.OperationState.CANCELING;
import static io.longhaul.workflows.operation.OperationState.FAILED;
import static io.longhaul.workflows.operation.OperationState.NEEDS_ATTENTION;
import static io.longhaul.workflows.operation.OperationState.PARTIALLY_SUCCEEDED;
import static io.longhaul.workflows.operation.OperationState.PAUSED;
import static io.longhaul.workflows.operation.OperationState.QUEUED;
import static io.longhaul.workflows.operation.OperationState.RETRYING;
import static io.longhaul.workflows.operation.OperationState.RUNNING;
import static io.longhaul.workflows.operation.OperationState.SCHEDULED;
import static io.longhaul.workflows.operation.OperationState.SUCCEEDED;
import static io.longhaul.workflows.operation.OperationState.TERMINATED;
import static io.longhaul.workflows.operation.OperationState.TIMED_OUT;

import java.util.ArrayList;
import java.util.List;

/** The life of an operation as one table: which event leads from which state to which. */
public final class OperationLifecycle {

  /** What can happen to an operation. */
  public enum Event {
    START_TIME_REACHED,
    TAKEN_BY_WORKER,
    ATTEMPT_FAILED,
    ATTEMPT_STARTED,
    PAUSE_REQUESTED,
    RESUME_REQUESTED,
    STEP_FAILED_FOR_GOOD,
    FAILED_WITHOUT_PARK,
    PERSON_RETRIED,
    PERSON_FAILED,
    ATTENTION_EXPIRED,
    CANCEL_REQUESTED,
    CANCEL_TOOK_EFFECT,
    DEADLINE_PASSED,
    ALL_DONE,
    DONE_WITH_REJECTS,
    ADMINISTRATOR_TERMINATED
  }

  /** One line of the table. */
  public record Transition(OperationState from, Event event, OperationState to) {}

  private static final List<Transition> TABLE = table();

  private OperationLifecycle() {}

  /** Every transition there is, in the order of an operation's life. */
  public static List<Transition> transitions() {
    return TABLE;
  }

  /**
   * The state that an event leads to.
   *
   * @throws IllegalStateException when the table has no such line; names state and event
   */
  public static OperationState next(OperationState from, Event event) {
    for (Transition transition : TABLE) {
      if (transition.from() == from && transition.event() == event) {
        return transition.to();
      }
    }
    throw new IllegalStateException(
        "An operation that is " + from.wire() + " cannot take " + event);
  }

  private static List<Transition> table() {
    List<Transition> lines = new ArrayList<>();
    lines.add(new Transition(SCHEDULED, Event.START_TIME_REACHED, QUEUED));
    lines.add(new Transition(QUEUED, Event.TAKEN_BY_WORKER, RUNNING));
    lines.add(new Transition(RUNNING, Event.ATTEMPT_FAILED, RETRYING));
    lines.add(new Transition(RETRYING, Event.ATTEMPT_STARTED, RUNNING));
    lines.add(new Transition(RUNNING, Event.PAUSE_REQUESTED, PAUSED));
    lines.add(new Transition(PAUSED, Event.RESUME_REQUESTED, RUNNING));
    lines.add(new Transition(RUNNING, Event.STEP_FAILED_FOR_GOOD, NEEDS_ATTENTION));
    lines.add(new Transition(NEEDS_ATTENTION, Event.PERSON_RETRIED, RUNNING));
    lines.add(new Transition(RUNNING, Event.ALL_DONE, SUCCEEDED));
    lines.add(new Transition(RUNNING, Event.DONE_WITH_REJECTS, PARTIALLY_SUCCEEDED));
    lines.add(new Transition(NEEDS_ATTENTION, Event.PERSON_FAILED, FAILED));
    lines.add(new Transition(NEEDS_ATTENTION, Event.ATTENTION_EXPIRED, FAILED));
    // What a request with onFailure: fail asks for.
    lines.add(new Transition(RUNNING, Event.FAILED_WITHOUT_PARK, FAILED));
    for (OperationState state : List.of(SCHEDULED, QUEUED, RUNNING, RETRYING, NEEDS_ATTENTION)) {
      lines.add(new Transition(state, Event.CANCEL_REQUESTED, CANCELING));
    }
    lines.add(new Transition(CANCELING, Event.CANCEL_TOOK_EFFECT, CANCELED));
    for (OperationState state : List.of(RUNNING, RETRYING, NEEDS_ATTENTION)) {
      lines.add(new Transition(state, Event.DEADLINE_PASSED, TIMED_OUT));
    }
    lines.add(new Transition(PAUSED, Event.CANCEL_REQUESTED, CANCELING));
    lines.add(new Transition(PAUSED, Event.DEADLINE_PASSED, TIMED_OUT));
    for (OperationState state :
        List.of(SCHEDULED, QUEUED, RUNNING, RETRYING, PAUSED, NEEDS_ATTENTION, CANCELING)) {
      lines.add(new Transition(state, Event.ADMINISTRATOR_TERMINATED, TERMINATED));
    }
    return List.copyOf(lines);
  }
}
