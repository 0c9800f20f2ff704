package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ObservedActivity;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.OperationStatus;
import io.longhaul.workflows.operation.StepProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Operations as they may be observed. */
final class Observations {

  static final Instant CREATED = Instant.parse("2026-11-22T18:00:00Z");
  static final Instant TAKEN = CREATED.plusSeconds(1);
  static final Instant ENDED = CREATED.plusSeconds(60);

  private Observations() {}

  static ObservedOperation queued() {
    return operation(OperationState.QUEUED, null, null, null, null);
  }

  static ObservedOperation running(@Nullable ObservedActivity activity) {
    OperationState state =
        activity != null && activity.nextAttemptAt() != null
            ? OperationState.RETRYING
            : OperationState.RUNNING;
    return operation(state, step(4, 95, 4), null, null, activity);
  }

  static ObservedOperation parked() {
    Attention attention =
        new Attention(
            "park-1",
            TAKEN,
            TAKEN.plusSeconds(3600),
            OperationError.of(ErrorCode.TABLE_MISSING, "There is no table pets."),
            30.5);
    return operation(OperationState.NEEDS_ATTENTION, step(4, 95, 4), attention, null, null);
  }

  static ObservedOperation ended(OperationState state) {
    boolean succeeded = state.status() == OperationStatus.SUCCEEDED;
    Outcome outcome =
        new Outcome(
            state,
            succeeded ? null : OperationError.of(ErrorCode.FILE_EMPTY, "The file is empty."),
            Map.of("read", 10L),
            succeeded ? JsonNodeFactory.instance.objectNode().put("dataset", "pets") : null,
            null,
            List.of(new ArtifactNote("rejects.csv", "text/csv", 5, "a".repeat(64))),
            List.of(new Warning("RECORDS_REJECTED", "2 records were rejected.", 2L)),
            null,
            succeeded ? 100 : 42.19,
            ENDED);
    return operation(state, step(99, 1, 99), null, outcome, null);
  }

  static StepNote step(double base, double span, double floor) {
    return new StepNote("load", base, span, floor, "rows", null, TAKEN, null);
  }

  static StepProgress progress(long done, @Nullable Long total) {
    return new StepProgress(done, total, "rows", 3, 81234.5, ENDED, TAKEN, TAKEN);
  }

  static ObservedActivity activity(@Nullable StepProgress progress) {
    return new ObservedActivity(progress, false, 1, null, null);
  }

  private static ObservedOperation operation(
      OperationState state,
      @Nullable StepNote step,
      @Nullable Attention attention,
      @Nullable Outcome outcome,
      @Nullable ObservedActivity activity) {
    return new ObservedOperation(
        OperationId.of("acme", "k"),
        "run",
        "1.2",
        state,
        new Submission(
            "bulk-import",
            "acme",
            "ann",
            "v1:x",
            Map.of("team", "billing", "app", "x"),
            CREATED,
            null,
            CREATED.plusSeconds(7200),
            null,
            30,
            null),
        step,
        attention,
        outcome,
        activity,
        false,
        false,
        outcome == null ? null : ENDED);
  }
}
