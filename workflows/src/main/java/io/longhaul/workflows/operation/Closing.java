package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The last workflow task of an operation: writes the outcome, and closes the execution the way it
 * ended.
 */
final class Closing {

  private final StepRunner run;
  private final Announcement announcement;

  Closing(StepRunner run, Announcement announcement) {
    this.run = run;
    this.announcement = announcement;
  }

  Outcome completed(Completion completion) {
    OperationState state =
        announcement.pass(completion.partial() ? Event.DONE_WITH_REJECTS : Event.ALL_DONE);
    JsonNode result =
        completion.result() == null
            ? null
            : OperationPayloads.mapper().valueToTree(completion.result());
    Outcome outcome =
        new Outcome(
            state,
            null,
            completion.counts(),
            result,
            null,
            completion.artifacts(),
            completion.warnings(),
            run.lineage(),
            100,
            Journal.now());
    announcement.closed(outcome);
    return outcome;
  }

  Outcome failed(OperationError error, Func<Map<String, Long>> tally) {
    // Whoever threw has moved the state already: a person, the attention deadline, or the policy.
    announcement.closed(early(OperationState.FAILED, error, tally));
    throw failure(error);
  }

  Outcome timedOut(Func<Map<String, Long>> tally) {
    OperationState state = announcement.pass(Event.DEADLINE_PASSED);
    OperationError error =
        OperationError.of(ErrorCode.TIMED_OUT, "The operation passed its deadline.");
    announcement.closed(early(state, error, tally));
    throw failure(error);
  }

  Outcome canceled(@Nullable String line, Func<Map<String, Long>> tally) {
    CancelReason reason = CancelReason.parse(line);
    announcement.pass(Event.CANCEL_REQUESTED);
    run.journal()
        .decided(
            new Decision(
                "cancel",
                "cancel",
                null,
                reason.by(),
                reason.reason(),
                Journal.now(),
                true,
                List.of()));
    OperationError error =
        OperationError.of(
            ErrorCode.CANCELED,
            reason.reason() == null
                ? "Canceled by " + reason.by() + "."
                : "Canceled by " + reason.by() + ": " + reason.reason());
    OperationState state = announcement.pass(Event.CANCEL_TOOK_EFFECT);
    announcement.closed(early(state, error, tally));
    throw new CanceledFailure(error.message());
  }

  private Outcome early(OperationState state, OperationError error, Func<Map<String, Long>> tally) {
    List<Warning> warnings = new ArrayList<>();
    Map<String, Long> counts = counts(tally, warnings);
    return new Outcome(
        state,
        StepErrors.brief(error),
        counts,
        null,
        null,
        List.of(),
        warnings,
        run.lineage(),
        run.percent(),
        Journal.now());
  }

  // Detached: the operation's own scope may be cancelled, and what was applied is still to be told.
  private static Map<String, Long> counts(Func<Map<String, Long>> tally, List<Warning> warnings) {
    List<Map<String, Long>> counts = new ArrayList<>(1);
    try {
      Workflow.newDetachedCancellationScope(() -> counts.add(tally.apply())).run();
      return counts.getFirst();
    } catch (ActivityFailure e) {
      warnings.add(
          new Warning(
              "COUNTS_UNAVAILABLE", "What was applied before the end could not be counted.", null));
      return Map.of();
    }
  }

  private static ApplicationFailure failure(OperationError error) {
    return ApplicationFailure.newBuilder()
        .setMessage(error.message())
        .setType(error.code())
        .setNonRetryable(true)
        .build();
  }
}
