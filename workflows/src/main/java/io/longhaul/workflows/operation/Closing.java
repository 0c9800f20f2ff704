package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
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

  private static final int RESULT_LIMIT = 800;

  private final StepRunner run;
  private final Announcement announcement;
  private final Herald herald;
  private final Func<Map<String, Long>> tally;

  Closing(StepRunner run, Announcement announcement, Herald herald, Func<Map<String, Long>> tally) {
    this.run = run;
    this.announcement = announcement;
    this.herald = herald;
    this.tally = tally;
  }

  Outcome completed(Completion completion) {
    JsonNode result = result(completion);
    OperationState state =
        announcement.pass(completion.partial() ? Event.DONE_WITH_REJECTS : Event.ALL_DONE);
    Outcome outcome =
        new Outcome(
            state,
            null,
            completion.counts(),
            result,
            null,
            completion.artifacts(),
            Brief.warnings(completion.warnings()),
            run.lineage(),
            100,
            Journal.now());
    close(outcome);
    return outcome;
  }

  /**
   * Whoever let it fail has moved the state already: a person, the attention deadline, a policy.
   */
  Outcome failed(OperationError error) {
    close(early(OperationState.FAILED, error));
    throw failure(error);
  }

  Outcome timedOut() {
    OperationError error =
        OperationError.of(ErrorCode.TIMED_OUT, "The operation passed its deadline.");
    close(early(announcement.pass(Event.DEADLINE_PASSED), error));
    throw failure(error);
  }

  Outcome canceled(@Nullable String line) {
    CancelReason reason = CancelReason.parse(line);
    run.journal().canceled(reason);
    announcement.pass(Event.CANCEL_REQUESTED);
    OperationError error = OperationError.of(ErrorCode.CANCELED, reason.sentence());
    Outcome outcome = early(OperationState.CANCELED, error);
    announcement.pass(Event.CANCEL_TOOK_EFFECT);
    close(outcome);
    throw new CanceledFailure(error.message());
  }

  private void close(Outcome outcome) {
    herald.ended(outcome.state());
    announcement.closed(outcome);
  }

  private Outcome early(OperationState state, OperationError error) {
    List<Warning> warnings = new ArrayList<>(1);
    Map<String, Long> counts = counts(warnings);
    return new Outcome(
        state,
        error,
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
  private Map<String, Long> counts(List<Warning> warnings) {
    List<Map<String, Long>> counts = new ArrayList<>(1);
    try {
      Workflow.newDetachedCancellationScope(() -> counts.add(tally.apply())).run();
      return counts.getFirst();
    } catch (TemporalFailure _) {
      warnings.add(
          new Warning(
              "COUNTS_UNAVAILABLE", "What was applied before the end could not be counted.", null));
      return Map.of();
    }
  }

  private static @Nullable JsonNode result(Completion completion) {
    if (completion.result() == null) {
      return null;
    }
    JsonNode result = OperationPayloads.mapper().valueToTree(completion.result());
    if (Brief.size(result) > RESULT_LIMIT) {
      throw new IllegalStateException(
          "A result of more than %d bytes does not go into the memo; publish it as an artifact"
              .formatted(RESULT_LIMIT));
    }
    return result;
  }

  private static ApplicationFailure failure(OperationError error) {
    return ApplicationFailure.newBuilder()
        .setMessage(error.message())
        .setType(error.code())
        .setNonRetryable(true)
        .build();
  }
}
