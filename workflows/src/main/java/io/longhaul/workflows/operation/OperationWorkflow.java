package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
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
  private final List<StepPlan> plan;
  // Made here and not in operate(): a signal may arrive before the workflow method runs.
  private final Announcement announcement = new Announcement();
  private final Journal journal = new Journal();
  private final Park park = new Park(journal);
  private @Nullable Origin origin;
  private @Nullable I latestInput;
  private boolean deadlinePassed;

  /** A kind's implementation, made anew for each run and each replay. */
  protected OperationWorkflow(Class<I> inputType, List<StepPlan> plan) {
    this.inputType = inputType;
    this.plan = plan;
  }

  /** Goes through the steps. Runs again from the beginning when a person corrects the input. */
  protected abstract Completion steps(I input, Steps steps);

  /**
   * What was done so far, asked when the operation ends early; may call one short activity, with
   * the options of {@link ExecutionPolicy#shortActivity}.
   *
   * @param lineage null when no step has asked for one yet
   */
  protected Map<String, Long> tally(I input, @Nullable Lineage lineage) {
    return Map.of();
  }

  // A signal sent by hand may lack its argument; failing here would stall the operation for good.
  @Override
  public final void retry(@Nullable RetryCommand command) {
    if (command != null) {
      park.retry(command);
    }
  }

  @Override
  public final void fail(@Nullable FailCommand command) {
    if (command != null) {
      park.fail(command);
    }
  }

  @Override
  public final OperationSnapshot snapshot() {
    List<Decision> decisions = new ArrayList<>(origin == null ? List.of() : origin.history());
    decisions.addAll(journal.decisions());
    return new OperationSnapshot(announcement.state(), journal.steps(), decisions, origin);
  }

  /** What the workflow method of every kind calls, and all that it does. */
  protected final Outcome operate(OperationRequest request) {
    origin = request.origin();
    Herald herald = new Herald(request);
    StepRunner run = new StepRunner(announcement, new Itinerary(plan), park, herald, request);
    Closing closing = new Closing(run, announcement, herald, () -> tally(run));
    if (CancellationScope.current().isCancelRequested()) {
      return closing.canceled(CancellationScope.current().getCancellationReason());
    }
    announcement.taken();
    herald.started();
    try {
      return closing.completed(withinDeadline(run, request.policy()));
    } catch (Interruption.Failed failed) {
      return closing.failed(failed.error());
    } catch (CanceledFailure | Interruption.Stopped _) {
      return deadlinePassed
          ? closing.timedOut()
          : closing.canceled(CancellationScope.current().getCancellationReason());
    }
  }

  private Completion withinDeadline(StepRunner run, Policy policy) {
    List<Completion> completion = new ArrayList<>(1);
    CancellationScope work = Workflow.newCancellationScope(() -> completion.add(allSteps(run)));
    Deadline.arm(policy, () -> deadline(work));
    work.run();
    return completion.getFirst();
  }

  // Whoever stops the work first, a person or the deadline, is what the outcome names.
  private void deadline(CancellationScope work) {
    if (!work.isCancelRequested()) {
      deadlinePassed = true;
      work.cancel(ErrorCode.TIMED_OUT.title());
    }
  }

  private Completion allSteps(StepRunner run) {
    while (true) {
      try {
        return untilDone(run);
      } catch (Interruption.StartOver _) {
        Workflow.getLogger(OperationWorkflow.class).info("Starting over with corrected input");
      }
    }
  }

  private Completion untilDone(StepRunner run) {
    while (true) {
      try {
        return steps(read(run), run);
      } catch (TemporalFailure outsideOfSteps) {
        run.failedOutsideOfSteps(outsideOfSteps);
      } catch (JacksonException e) {
        run.refusedInput(e.getOriginalMessage());
      }
    }
  }

  private I read(StepRunner run) {
    I input = OperationPayloads.mapper().treeToValue(run.input(), inputType);
    latestInput = input;
    return input;
  }

  private Map<String, Long> tally(StepRunner run) {
    try {
      return tally(latestInput == null ? read(run) : latestInput, run.lineage());
    } catch (JacksonException _) {
      // Nothing can have been done for an input that nobody could read.
      return Map.of();
    }
  }
}
