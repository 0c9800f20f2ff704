package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.WITH_REJECTS;
import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static io.longhaul.workflows.operation.ErrorCode.TABLE_MISSING;

import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationRequest;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationStarter;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.RetryCommand;
import io.longhaul.workflows.operation.StartedOperation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The ways that an import can go while somebody wants to be told, each played to its end. */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
public enum CallbackScenario {
  TOLD_OF_REJECTS(
      OperationState.PARTIALLY_SUCCEEDED, List.of("started", "end"), CallbackScenario::partial),
  TOLD_OF_TWO_PARKS(
      OperationState.CANCELED,
      List.of("started", "attention1", "attention2", "end"),
      CallbackScenario::parkedTwice),
  TOLD_OF_CANCEL(OperationState.CANCELED, List.of("started", "end"), CallbackScenario::canceled),
  TOLD_OF_DEADLINE(OperationState.TIMED_OUT, List.of("started", "end"), CallbackScenario::late),
  TOLD_OF_FAILURE(OperationState.FAILED, List.of("started", "end"), CallbackScenario::failed),
  TOLD_OF_PROGRESS(
      OperationState.SUCCEEDED, List.of("started", "progress", "end"), CallbackScenario::watched);

  /** Wants all that is usual. */
  static final Callback USUAL = new Callback("we_" + "0".repeat(32), OperationEvent.USUAL);

  private static final Duration SOON = Duration.ofSeconds(2);

  private final OperationState end;
  private final List<String> told;
  private final Function<ImportBed, StartedOperation> play;

  CallbackScenario(
      OperationState end, List<String> told, Function<ImportBed, StartedOperation> play) {
    this.end = end;
    this.told = told;
    this.play = play;
  }

  OperationState end() {
    return end;
  }

  /** The name of its recorded history. */
  String fileName() {
    return "bulk-import/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }

  /** The ids of the deliveries that this run of it starts. */
  List<String> told(String runId) {
    return told.stream().map(each -> delivery(runId, each)).toList();
  }

  private static String delivery(String runId, String told) {
    return told.equals("progress")
        ? "longhaul-webhook-progress:" + runId
        : "longhaul-webhook:" + runId + ":" + told;
  }

  /** Plays it; the run has an outcome when this comes back. */
  StartedOperation play(ImportBed bed) {
    StartedOperation run = play.apply(bed);
    if (run.outcome().state() != end) {
      throw new AssertionError(this + " ended as " + run.outcome());
    }
    return run;
  }

  /** An import that somebody wants to be told of. */
  static StartedOperation start(ImportBed bed, Policy policy, Callback callback) {
    return bed.starter()
        .start(
            OperationStarter.submission(BulkImport.NAME),
            new OperationRequest(
                BulkImport.NAME,
                "acme",
                "ann",
                ImportBed.json(ImportBed.INPUT),
                policy,
                null,
                callback));
  }

  private static StartedOperation partial(ImportBed bed) {
    bed.activities().onLoad(report(WITH_REJECTS));
    return start(bed, Policy.DEFAULT, USUAL);
  }

  private static StartedOperation parkedTwice(ImportBed bed) {
    bed.activities().onLoad(fails(TABLE_MISSING), fails(TABLE_MISSING));
    StartedOperation run = start(bed, Policy.DEFAULT, USUAL);
    run.parked(1);
    run.retry(new RetryCommand("command-1", "park-1", "sue", "table created", null));
    run.parked(2);
    run.cancel("ann", "not worth it");
    return run;
  }

  private static StartedOperation canceled(ImportBed bed) {
    bed.activities().onLoad(runsUntilStopped());
    StartedOperation run = start(bed, Policy.DEFAULT, USUAL);
    run.beating("load");
    run.cancel("ann", "wrong file");
    return run;
  }

  private static StartedOperation late(ImportBed bed) {
    bed.activities().onLoad(runsUntilStopped());
    StartedOperation run = start(bed, Policies.until(bed.engine().now().plus(SOON)), USUAL);
    run.beating("load");
    return run;
  }

  private static StartedOperation failed(ImportBed bed) {
    bed.activities().onLoad(fails(TABLE_MISSING));
    return start(bed, Policies.failing(), USUAL);
  }

  private static StartedOperation watched(ImportBed bed) {
    return start(
        bed, Policy.DEFAULT, new Callback(USUAL.endpointId(), List.of(OperationEvent.values())));
  }
}
