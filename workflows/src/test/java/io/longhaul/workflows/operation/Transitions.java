package io.longhaul.workflows.operation;

import static io.longhaul.workflows.operation.OperationState.CANCELING;
import static io.longhaul.workflows.operation.OperationState.NEEDS_ATTENTION;
import static io.longhaul.workflows.operation.OperationState.PAUSED;
import static io.longhaul.workflows.operation.OperationState.QUEUED;
import static io.longhaul.workflows.operation.OperationState.RETRYING;
import static io.longhaul.workflows.operation.OperationState.RUNNING;
import static io.longhaul.workflows.operation.OperationState.SCHEDULED;
import static io.longhaul.workflows.operation.OperationState.TERMINATED;
import static io.longhaul.workflows.operation.OperationState.TIMED_OUT;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationLifecycle.Transition;
import java.util.Set;

/** Which transitions of the life cycle are exercised where. */
public final class Transitions {

  /** Seen by describing an operation on the real engine; {@code ObservedStateIntegrationTests}. */
  public static final Set<Transition> OBSERVED =
      Set.of(
          new Transition(SCHEDULED, Event.START_TIME_REACHED, QUEUED),
          new Transition(QUEUED, Event.TAKEN_BY_WORKER, RUNNING),
          new Transition(RUNNING, Event.ATTEMPT_FAILED, RETRYING),
          new Transition(RETRYING, Event.ATTEMPT_STARTED, RUNNING),
          new Transition(SCHEDULED, Event.CANCEL_REQUESTED, CANCELING),
          new Transition(QUEUED, Event.CANCEL_REQUESTED, CANCELING),
          new Transition(RUNNING, Event.CANCEL_REQUESTED, CANCELING),
          new Transition(RETRYING, Event.CANCEL_REQUESTED, CANCELING),
          new Transition(NEEDS_ATTENTION, Event.CANCEL_REQUESTED, CANCELING),
          new Transition(RETRYING, Event.DEADLINE_PASSED, TIMED_OUT));

  /** What nobody can do yet: pause, resume, terminate. */
  public static final Set<Transition> NOT_YET =
      Set.of(
          new Transition(RUNNING, Event.PAUSE_REQUESTED, PAUSED),
          new Transition(PAUSED, Event.RESUME_REQUESTED, RUNNING),
          new Transition(PAUSED, Event.CANCEL_REQUESTED, CANCELING),
          new Transition(PAUSED, Event.DEADLINE_PASSED, TIMED_OUT),
          new Transition(SCHEDULED, Event.ADMINISTRATOR_TERMINATED, TERMINATED),
          new Transition(QUEUED, Event.ADMINISTRATOR_TERMINATED, TERMINATED),
          new Transition(RUNNING, Event.ADMINISTRATOR_TERMINATED, TERMINATED),
          new Transition(RETRYING, Event.ADMINISTRATOR_TERMINATED, TERMINATED),
          new Transition(PAUSED, Event.ADMINISTRATOR_TERMINATED, TERMINATED),
          new Transition(NEEDS_ATTENTION, Event.ADMINISTRATOR_TERMINATED, TERMINATED),
          new Transition(CANCELING, Event.ADMINISTRATOR_TERMINATED, TERMINATED));

  private Transitions() {}
}
