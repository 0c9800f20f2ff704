package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationSnapshot.StepRecord;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The base of every kind: carries an operation through start, steps, parks, cancel and deadline to
 * its outcome. A kind adds its plan and its steps.
 *
 * @param <I> the record that the input is read into
 */
public abstract class OperationWorkflow<I> implements OperationControl {

  private final Class<I> inputType;
  private final Announcement announcement = new Announcement();
  private final List<StepPlan> plan;
  private @Nullable StepRunner runner;
  private @Nullable Origin origin;
  private boolean deadlinePassed;

  /** A kind's implementation, made anew for each run and each replay. */
  protected OperationWorkflow(Class<I> inputType, List<StepPlan> plan) {
    this.inputType = inputType;
    this.plan = plan;
  }

  /** Goes through the steps. Runs again from the beginning when a person corrects the input. */
  protected abstract Completion steps(I input, Steps steps);

  /**
   * What was done so far, asked when the operation ends early and has a lineage; may call one short
   * activity.
   */
  protected Map<String, Long> tally(I input, Lineage lineage) {
    return Map.of();
  }

  @Override
  public final void retry(RetryCommand command) {
    if (runner != null) {
      runner.park().retry(command);
    }
  }

  @Override
  public final void fail(FailCommand command) {
    if (runner != null) {
      runner.park().fail(command);
    }
  }

  @Override
  public final OperationSnapshot snapshot() {
    List<StepRecord> steps = runner == null ? List.of() : runner.journal().steps();
    List<Decision> decisions = new ArrayList<>(origin == null ? List.of() : origin.history());
    if (runner != null) {
      decisions.addAll(runner.journal().decisions());
    }
    return new OperationSnapshot(announcement.state(), steps, decisions, origin);
  }

  /** What the workflow method of every kind calls, and all that it does. */
  protected final Outcome operate(OperationRequest request) {
    origin = request.origin();
    StepRunner run = new StepRunner(announcement, new Itinerary(plan), request);
    runner = run;
    announcement.taken();
    Closing closing = new Closing(run, announcement);
    try {
      return closing.completed(withinDeadline(run, request));
    } catch (Interruption.Failed failed) {
      return closing.failed(failed.error(), () -> tally(run));
    } catch (CanceledFailure | Interruption.Stopped stopped) {
      return deadlinePassed
          ? closing.timedOut(() -> tally(run))
          : closing.canceled(CancellationScope.current().getCancellationReason(), () -> tally(run));
    }
  }

  private Completion withinDeadline(StepRunner run, OperationRequest request) {
    List<Completion> completion = new ArrayList<>(1);
    CancellationScope work = Workflow.newCancellationScope(() -> completion.add(allSteps(run)));
    CancellationScope clock = Deadline.of(request.policy(), () -> deadline(work));
    clock.run();
    try {
      work.run();
    } finally {
      clock.cancel();
    }
    return completion.getFirst();
  }

  private void deadline(CancellationScope work) {
    deadlinePassed = true;
    work.cancel(ErrorCode.TIMED_OUT.title());
  }

  private Completion allSteps(StepRunner run) {
    while (true) {
      try {
        return steps(read(run), run);
      } catch (Interruption.StartOver _) {
        Workflow.getLogger(OperationWorkflow.class).debug("Starting over");
      }
    }
  }

  private Map<String, Long> tally(StepRunner run) {
    Lineage lineage = run.lineage();
    return lineage == null ? Map.of() : tally(read(run), lineage);
  }

  private I read(StepRunner run) {
    try {
      return OperationPayloads.mapper().treeToValue(run.input(), inputType);
    } catch (JacksonException e) {
      announcement.pass(Event.ATTENTION_EXPIRED);
      throw new Interruption.Failed(
          OperationError.of(ErrorCode.INVALID_INPUT, e.getOriginalMessage()));
    }
  }
}
