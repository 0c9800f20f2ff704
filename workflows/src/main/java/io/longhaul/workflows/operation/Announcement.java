package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of a running operation, and its announcement in memo and search attributes. */
final class Announcement {

  private OperationState state = OperationState.QUEUED;
  private @Nullable StepNote latest;
  private boolean parked;

  OperationState state() {
    return state;
  }

  /** A worker has taken the operation: what visibility calls it from now on. */
  void taken() {
    moveTo(OperationLifecycle.next(state, Event.TAKEN_BY_WORKER));
  }

  void step(StepNote note) {
    latest = note;
    Workflow.upsertMemo(Map.of(OperationMemo.STEP, note));
  }

  void parked(Attention attention, @Nullable StepProgress reached) {
    latest = latest == null ? null : latest.at(reached);
    Attention bare = attention.withError(null);
    OperationError brief = MemoBudget.ofCurrent().fit(attention.error(), bare, latest);
    Map<String, @Nullable Object> memo = memo(OperationMemo.ATTENTION, attention.withError(brief));
    if (latest != null) {
      memo.put(OperationMemo.STEP, latest);
    }
    Workflow.upsertMemo(memo);
    parked = true;
    moveTo(OperationLifecycle.next(state, Event.STEP_FAILED_FOR_GOOD));
  }

  void unparked() {
    Workflow.upsertMemo(memo(OperationMemo.ATTENTION, null));
    parked = false;
    moveTo(OperationLifecycle.next(state, Event.PERSON_RETRIED));
  }

  /**
   * Moves without announcing it: the announcement comes with the outcome, in the same workflow
   * task.
   */
  OperationState pass(Event event) {
    state = OperationLifecycle.next(state, event);
    return state;
  }

  /**
   * Ends with the outcome, and gives it as it is announced. It has the lineage as well: the memo
   * has no room for that twice.
   */
  Outcome closed(Outcome outcome) {
    StepNote slim = latest == null ? null : latest.slim();
    Outcome brief = brief(outcome, slim);
    Map<String, @Nullable Object> memo = memo(OperationMemo.OUTCOME, brief);
    if (slim != null) {
      memo.put(OperationMemo.STEP, slim);
    }
    if (parked) {
      memo.put(OperationMemo.ATTENTION, null);
    }
    Workflow.upsertMemo(memo);
    moveTo(brief.state());
    return brief;
  }

  private static Outcome brief(Outcome outcome, @Nullable StepNote slim) {
    OperationError error = outcome.error();
    return error == null
        ? outcome
        : outcome.withError(MemoBudget.ofCurrent().fit(error, outcome.withError(null), slim));
  }

  private void moveTo(OperationState next) {
    state = next;
    Workflow.upsertTypedSearchAttributes(OperationSearch.STATE.valueSet(next.wire()));
  }

  private static Map<String, @Nullable Object> memo(String key, @Nullable Object value) {
    Map<String, @Nullable Object> memo = new LinkedHashMap<>();
    memo.put(key, value);
    return memo;
  }
}
