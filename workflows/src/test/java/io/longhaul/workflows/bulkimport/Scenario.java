package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.WITH_REJECTS;
import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.handsOver;
import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static io.longhaul.workflows.operation.ErrorCode.TABLE_MISSING;

import io.longhaul.workflows.operation.FailCommand;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.Origin;
import io.longhaul.workflows.operation.RetryCommand;
import io.longhaul.workflows.operation.StartedOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The ways that an import can go, each played to its end on any engine. */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
public enum Scenario {
  SUCCEEDED(OperationState.SUCCEEDED, ImportBed::start),
  PARTIALLY_SUCCEEDED(OperationState.PARTIALLY_SUCCEEDED, Scenario::partial),
  PARKED_AND_RETRIED(OperationState.SUCCEEDED, Scenario::retried),
  PARKED_AND_CORRECTED(OperationState.SUCCEEDED, Scenario::corrected),
  PARKED_AND_FAILED(OperationState.FAILED, Scenario::failedByPerson),
  PARKED_AND_FORGOTTEN(OperationState.FAILED, Scenario::forgotten),
  FAILED_WITHOUT_PARK(OperationState.FAILED, Scenario::failed),
  CANCELED_WHILE_RUNNING(OperationState.CANCELED, Scenario::canceled),
  CANCELED_WHILE_PARKED(OperationState.CANCELED, Scenario::canceledInPark),
  DEADLINE_WHILE_RUNNING(OperationState.TIMED_OUT, Scenario::late),
  DEADLINE_WHILE_PARKED(OperationState.TIMED_OUT, Scenario::lateInPark),
  HANDED_OVER(OperationState.SUCCEEDED, Scenario::handedOver),
  RETRY_OF_FINISHED(OperationState.SUCCEEDED, Scenario::retryOfFinished);

  private static final Duration SOON = Duration.ofSeconds(2);

  private final OperationState end;
  private final Function<ImportBed, StartedOperation> play;

  Scenario(OperationState end, Function<ImportBed, StartedOperation> play) {
    this.end = end;
    this.play = play;
  }

  /** How it ends. */
  public OperationState end() {
    return end;
  }

  /** The name of its recorded history. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }

  /** Plays it; the run has an outcome when this comes back. */
  public StartedOperation play(ImportBed bed) {
    StartedOperation run = play.apply(bed);
    Outcome outcome = run.outcome();
    if (outcome.state() != end) {
      throw new AssertionError(this + " ended as " + outcome);
    }
    return run;
  }

  private static StartedOperation partial(ImportBed bed) {
    bed.activities().onLoad(report(WITH_REJECTS));
    return bed.start();
  }

  private static StartedOperation retried(ImportBed bed) {
    StartedOperation run = parked(bed, Policy.DEFAULT);
    run.retry(new RetryCommand("command-1", "park-1", "sue", "table created", null));
    return run;
  }

  private static StartedOperation corrected(ImportBed bed) {
    StartedOperation run = parked(bed, Policy.DEFAULT);
    bed.activities().fileIs('d');
    run.retry(
        new RetryCommand(
            "command-1",
            "park-1",
            "sue",
            "wrong dataset",
            ImportBed.json("{\"file\":\"upload-1\",\"dataset\":\"licenses\"}")));
    return run;
  }

  private static StartedOperation failedByPerson(ImportBed bed) {
    StartedOperation run = parked(bed, Policy.DEFAULT);
    run.fail(new FailCommand("command-1", "park-1", "sue", "not worth it"));
    return run;
  }

  private static StartedOperation forgotten(ImportBed bed) {
    return parked(bed, Policies.attentive(SOON));
  }

  private static StartedOperation failed(ImportBed bed) {
    bed.activities().onLoad(fails(TABLE_MISSING));
    return bed.start(Policies.failing());
  }

  private static StartedOperation canceled(ImportBed bed) {
    StartedOperation run = running(bed, Policy.DEFAULT);
    run.cancel("ann", "wrong file");
    return run;
  }

  private static StartedOperation canceledInPark(ImportBed bed) {
    StartedOperation run = parked(bed, Policy.DEFAULT);
    run.cancel("ann", "wrong file");
    return run;
  }

  private static StartedOperation late(ImportBed bed) {
    return running(bed, Policies.until(bed.engine().now().plus(SOON)));
  }

  private static StartedOperation lateInPark(ImportBed bed) {
    return parked(bed, Policies.until(bed.engine().now().plus(SOON)));
  }

  private static StartedOperation handedOver(ImportBed bed) {
    bed.activities().onLoad(handsOver(3), handsOver(7));
    return bed.start();
  }

  private static StartedOperation retryOfFinished(ImportBed bed) {
    StartedOperation first = failed(bed);
    return bed.start(Policy.DEFAULT, origin(first, first.outcome()));
  }

  /** Where a retry of this finished run comes from. */
  static Origin origin(StartedOperation first, Outcome outcome) {
    return new Origin(
        first.id(),
        "sue",
        "table created",
        Instant.EPOCH,
        List.of(),
        outcome.lineage(),
        first.snapshot().decisions());
  }

  private static StartedOperation parked(ImportBed bed, Policy policy) {
    bed.activities().onLoad(fails(TABLE_MISSING));
    StartedOperation run = bed.start(policy);
    run.parked(1);
    return run;
  }

  private static StartedOperation running(ImportBed bed, Policy policy) {
    bed.activities().onLoad(runsUntilStopped());
    StartedOperation run = bed.start(policy);
    run.beating("load");
    return run;
  }
}
