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
  private final Function<ImportBed, ImportRun> play;

  Scenario(OperationState end, Function<ImportBed, ImportRun> play) {
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
  public ImportRun play(ImportBed bed) {
    ImportRun run = play.apply(bed);
    Outcome outcome = run.outcome();
    if (outcome.state() != end) {
      throw new AssertionError(this + " ended as " + outcome);
    }
    return run;
  }

  private static ImportRun partial(ImportBed bed) {
    bed.activities().onLoad(report(WITH_REJECTS));
    return bed.start();
  }

  private static ImportRun retried(ImportBed bed) {
    ImportRun run = parked(bed, Policy.DEFAULT);
    run.retry(new RetryCommand("command-1", "park-1", "sue", "table created", null));
    return run;
  }

  private static ImportRun corrected(ImportBed bed) {
    ImportRun run = parked(bed, Policy.DEFAULT);
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

  private static ImportRun failedByPerson(ImportBed bed) {
    ImportRun run = parked(bed, Policy.DEFAULT);
    run.fail(new FailCommand("command-1", "park-1", "sue", "not worth it"));
    return run;
  }

  private static ImportRun forgotten(ImportBed bed) {
    return parked(bed, Policies.attentive(SOON));
  }

  private static ImportRun failed(ImportBed bed) {
    bed.activities().onLoad(fails(TABLE_MISSING));
    return bed.start(Policies.failing());
  }

  private static ImportRun canceled(ImportBed bed) {
    ImportRun run = running(bed, Policy.DEFAULT);
    run.cancel("ann", "wrong file");
    return run;
  }

  private static ImportRun canceledInPark(ImportBed bed) {
    ImportRun run = parked(bed, Policy.DEFAULT);
    run.cancel("ann", "wrong file");
    return run;
  }

  private static ImportRun late(ImportBed bed) {
    return running(bed, Policies.until(bed.engine().now().plus(SOON)));
  }

  private static ImportRun lateInPark(ImportBed bed) {
    return parked(bed, Policies.until(bed.engine().now().plus(SOON)));
  }

  private static ImportRun handedOver(ImportBed bed) {
    bed.activities().onLoad(handsOver(3), handsOver(7));
    return bed.start();
  }

  private static ImportRun retryOfFinished(ImportBed bed) {
    ImportRun first = failed(bed);
    return bed.start(Policy.DEFAULT, origin(first, first.outcome()));
  }

  /** Where a retry of this finished run comes from. */
  static Origin origin(ImportRun first, Outcome outcome) {
    return new Origin(
        first.id(),
        "sue",
        "table created",
        Instant.EPOCH,
        List.of(),
        outcome.lineage(),
        first.snapshot().decisions());
  }

  private static ImportRun parked(ImportBed bed, Policy policy) {
    bed.activities().onLoad(fails(TABLE_MISSING));
    ImportRun run = bed.start(policy);
    run.parked(1);
    return run;
  }

  private static ImportRun running(ImportBed bed, Policy policy) {
    bed.activities().onLoad(runsUntilStopped());
    ImportRun run = bed.start(policy);
    run.beating("load");
    return run;
  }
}
