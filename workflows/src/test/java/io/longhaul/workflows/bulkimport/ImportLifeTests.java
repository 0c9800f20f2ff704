package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.WITH_REJECTS;
import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.handsOver;
import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static io.longhaul.workflows.bulkimport.ScriptedImport.stumbles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an import gets to its outcome when nobody interferes. */
class ImportLifeTests {

  private final TestEngine engine = TestEngine.skippingTime();
  private final ImportBed bed = new ImportBed(engine);

  @AfterEach
  void close() {
    bed.close();
    engine.close();
  }

  @Test
  void succeedsWithCountsResultAndLineage() {
    StartedOperation run = bed.start();

    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(outcome.error()).isNull();
    assertThat(outcome.percent()).isEqualTo(100);
    assertThat(outcome.counts())
        .containsEntry("read", 10L)
        .containsEntry("inserted", 9L)
        .containsEntry("updated", 1L);
    assertThat(outcome.lineage()).returns(run.runId(), Lineage::id);
  }

  @Test
  void succeedsPartiallyWhenRecordsWereRejected() {
    bed.activities().onLoad(report(WITH_REJECTS));

    Outcome outcome = bed.start().outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.PARTIALLY_SUCCEEDED);
    assertThat(outcome.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.count()).isEqualTo(2));
    assertThat(outcome.artifacts()).hasSize(1);
  }

  @Test
  void doesNotSeeTransientFailures() {
    bed.activities()
        .onLoad(stumbles(ErrorCode.DATABASE_UNAVAILABLE), stumbles(ErrorCode.DATABASE_BUSY));
    StartedOperation run = bed.start();

    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(bed.activities().loaded()).hasSize(3);
    assertThat(run.snapshot().steps())
        .extracting("name", "outcome")
        .containsExactly(tuple("inspect", "done"), tuple("load", "done"), tuple("publish", "done"));
  }

  @Test
  void runsAStepAgainThatWasHandedOver() {
    bed.activities().onLoad(handsOver(5), runsUntilStopped());
    StartedOperation run = bed.start();

    run.beating("load");

    assertThat(run.step()).returns(4 + 95 * 0.5, StepNote::floor);
    assertThat(run.observed()).isEqualTo(OperationState.RUNNING);
    assertThat(run.snapshot().steps())
        .extracting("outcome")
        .containsExactly("done", "handed over", "running");
  }

  @Test
  void failsAtOnceWhenTheRequestSaysSo() {
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING));

    Outcome outcome = bed.start(Policies.failing()).outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.FAILED);
    assertThat(outcome.error())
        .returns("TABLE_MISSING", OperationError::code)
        .returns("load", OperationError::failedStep);
    assertThat(outcome.counts()).containsEntry("read", 5L);
    assertThat(outcome.percent()).isEqualTo(4 + 95 * 0.5);
  }
}
