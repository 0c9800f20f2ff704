package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.CLEAN;
import static io.longhaul.workflows.bulkimport.ScriptedImport.HALF;
import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.lingersWhenStopped;
import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static io.longhaul.workflows.bulkimport.ScriptedImport.stumbles;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an import ends early: by cancel, by its deadline, in whatever it is doing. */
class ImportEndTests {

  private final TestEngine engine = TestEngine.skippingTime();
  private final ImportBed bed = new ImportBed(engine);

  @AfterEach
  void close() {
    bed.close();
    engine.close();
  }

  @Test
  void cancelsARunningStepAndCountsWhatWasApplied() {
    bed.activities().onLoad(runsUntilStopped());
    StartedOperation run = bed.start();
    run.beating("load");

    run.cancel("ann", "wrong file");
    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.CANCELED);
    assertThat(outcome.counts()).containsEntry("read", 5L).containsEntry("inserted", 4L);
    assertThat(outcome.error())
        .returns("CANCELED", OperationError::code)
        .returns("Canceled by ann: wrong file", OperationError::message);
    assertThat(run.snapshot().steps()).extracting("outcome").containsExactly("done", "canceled");
    assertThat(run.snapshot().decisions())
        .singleElement()
        .returns("cancel", Decision::action)
        .returns("ann", Decision::by)
        .returns("wrong file", Decision::reason);
    assertThat(status(run)).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
  }

  @Test
  void doesNotEndBeforeTheCanceledStepHas() {
    CountDownLatch letGo = new CountDownLatch(1);
    bed.activities().onLoad(lingersWhenStopped(letGo));
    StartedOperation run = bed.start();
    run.beating("load");

    run.cancel("ann", "wrong file");
    Await.until("the request of the cancel", () -> cancelReached(run));

    assertThat(status(run)).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    letGo.countDown();
    assertThat(run.outcome().state()).isEqualTo(OperationState.CANCELED);
  }

  @Test
  void cancelsWhatNoWorkerHasTakenWithoutDoingAnything() {
    try (ImportBed idle = new ImportBed(engine, false)) {
      bed.close();
      StartedOperation run = idle.start();
      run.cancel("ann", "wrong file");

      idle.work();
      Outcome outcome = run.outcome();

      assertThat(outcome.state()).isEqualTo(OperationState.CANCELED);
      assertThat(outcome.counts()).containsEntry("read", 0L);
      assertThat(run.snapshot().steps()).isEmpty();
      assertThat(run.history().getEvents())
          .noneMatch(event -> event.hasActivityTaskScheduledEventAttributes());
    }
  }

  @Test
  void cancelsAParkedImport() {
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING));
    StartedOperation run = bed.start();
    run.parked(1);

    run.cancel("ann", "wrong file");
    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.CANCELED);
    assertThat(outcome.counts()).containsEntry("read", 5L);
    assertThat(run.attention()).isNull();
  }

  @Test
  void succeedsWhenTheCancelComesAfterTheLastStep() {
    CountDownLatch publishing = new CountDownLatch(1);
    CountDownLatch canceled = new CountDownLatch(1);
    bed.activities()
        .onPublish(_ -> {
          publishing.countDown();
          ScriptedImport.await(canceled);
          return ScriptedImport.published();
        });
    StartedOperation run = bed.start();
    ScriptedImport.await(publishing);

    run.cancel("ann", "wrong file");
    Await.until("the request of the cancel", () -> cancelReached(run));
    canceled.countDown();
    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(run.observed()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(status(run)).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
  }

  @Test
  void isCanceledWhenTheCancelComesBeforeTheFailureIsAnnounced() {
    CountDownLatch counting = new CountDownLatch(1);
    CountDownLatch canceled = new CountDownLatch(1);
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING));
    bed.activities()
        .onTally(_ -> {
          counting.countDown();
          ScriptedImport.await(canceled);
          return HALF;
        });
    StartedOperation run = bed.start(Policies.failing());
    ScriptedImport.await(counting);

    run.cancel("ann", "wrong file");
    canceled.countDown();
    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.CANCELED);
    assertThat(outcome.counts()).containsEntry("read", 5L);
  }

  @Test
  void endsWithAWarningWhenNobodyCanCount() {
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING));
    bed.activities().onTally(fails(ErrorCode.PERMISSION_DENIED));

    Outcome outcome = bed.start(Policies.failing()).outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.FAILED);
    assertThat(outcome.counts()).isEmpty();
    assertThat(outcome.warnings()).singleElement().returns("COUNTS_UNAVAILABLE", Warning::code);
  }

  @Test
  void countsAgainWhenTheDatabaseIsAwayForAMoment() {
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING));
    bed.activities()
        .onTally(
            stumbles(ErrorCode.DATABASE_UNAVAILABLE), stumbles(ErrorCode.DATABASE_UNAVAILABLE));

    Outcome outcome = bed.start(Policies.failing()).outcome();

    assertThat(outcome.counts()).containsEntry("read", 5L);
  }

  @Test
  void timesOutInARunningStep() {
    bed.activities().onLoad(runsUntilStopped());
    StartedOperation run = bed.start(deadlineIn(Duration.ofSeconds(1)));

    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.TIMED_OUT);
    assertThat(outcome.error()).returns("TIMED_OUT", OperationError::code);
    assertThat(outcome.counts()).containsEntry("read", 5L);
  }

  @Test
  void timesOutBetweenTwoAttempts() {
    bed.activities().everyLoad(stumbles(ErrorCode.DATABASE_UNAVAILABLE));
    StartedOperation run = bed.start(deadlineIn(Duration.ofHours(1)));

    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.TIMED_OUT);
    assertThat(bed.activities().loaded()).hasSizeGreaterThan(10);
  }

  @Test
  void timesOutInThePark() {
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING));
    StartedOperation run = bed.start(deadlineIn(Duration.ofHours(1)));
    run.parked(1);

    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.TIMED_OUT);
    assertThat(run.attention()).isNull();
  }

  @Test
  void takesNoNoticeOfADeadlineThatComesAfterTheEnd() {
    StartedOperation run = bed.start(deadlineIn(Duration.ofHours(1)));

    assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void isCanceledWhenTheDeadlineComesAfterTheCancel() {
    CountDownLatch letGo = new CountDownLatch(1);
    bed.activities().onLoad(lingersWhenStopped(letGo));
    StartedOperation run = bed.start(deadlineIn(Duration.ofSeconds(2)));
    run.beating("load");

    run.cancel("ann", "wrong file");
    Await.until(
        "the timer of the deadline",
        () ->
            run.history().getEvents().stream()
                .anyMatch(
                    e -> e.hasTimerFiredEventAttributes() || e.hasTimerCanceledEventAttributes()));
    letGo.countDown();

    assertThat(run.outcome().state()).isEqualTo(OperationState.CANCELED);
  }

  @Test
  void goesOnFromTheLineageOfTheOperationThatItRetries() {
    StartedOperation run = Scenario.RETRY_OF_FINISHED.play(bed);

    assertThat(bed.activities().loaded())
        .extracting(load -> load.lineage().id())
        .hasSize(2)
        .containsOnly(bed.activities().loaded().getFirst().source().runId());
    assertThat(run.snapshot().origin()).isNotNull();
  }

  @Test
  void startsANewLineageWhenARetryHasAnotherFile() {
    bed.activities().onLoad(fails(ErrorCode.TABLE_MISSING), report(CLEAN));
    StartedOperation first = bed.start(Policies.failing());
    Outcome failed = first.outcome();
    bed.activities().fileIs('e');

    StartedOperation second = bed.start(Policy.DEFAULT, Scenario.origin(first, failed));

    assertThat(second.outcome().lineage())
        .satisfies(lineage -> {
          assertThat(lineage.id()).isEqualTo(second.runId() + ".1");
          assertThat(lineage.supersedes()).isEqualTo(first.runId());
        });
  }

  private Policy deadlineIn(Duration time) {
    return Policies.until(engine.now().plus(time));
  }

  private static WorkflowExecutionStatus status(StartedOperation run) {
    return run.describe().getWorkflowExecutionInfo().getStatus();
  }

  private static boolean cancelReached(StartedOperation run) {
    return run.history().getEvents().stream()
        .anyMatch(event -> event.hasActivityTaskCancelRequestedEventAttributes());
  }
}
