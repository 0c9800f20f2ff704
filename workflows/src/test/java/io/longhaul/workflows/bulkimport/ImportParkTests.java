package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.operation.ErrorCode.PERMISSION_DENIED;
import static io.longhaul.workflows.operation.ErrorCode.TABLE_MISSING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.FailCommand;
import io.longhaul.workflows.operation.InputChange;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.RetryCommand;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person can do about an import that a step failed for good in. */
class ImportParkTests {

  private static final String CORRECTED =
      "{\"file\":\"upload-1\",\"dataset\":\"pets\",\"maxRejected\":\"5%\"}";

  private final TestEngine engine = TestEngine.skippingTime();
  private final ImportBed bed = new ImportBed(engine);

  @AfterEach
  void close() {
    bed.close();
    engine.close();
  }

  @Test
  void showsWhatItWaitsForAndUntilWhen() {
    StartedOperation run = parked();

    Attention attention = run.parked(1);

    assertThat(run.observed()).isEqualTo(OperationState.NEEDS_ATTENTION);
    assertThat(attention.error())
        .returns("TABLE_MISSING", OperationError::code)
        .returns("load", OperationError::failedStep)
        .returns(false, OperationError::retryable);
    assertThat(Duration.between(attention.since(), attention.deadline()))
        .isEqualTo(Duration.ofDays(3));
    assertThat(attention.percent()).isEqualTo(4 + 95 * 0.5);
  }

  @Test
  void goesOnWithTheSameInputAndLineage() {
    StartedOperation run = parked();

    run.retry(retry("command-1", "park-1", null));
    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(run.attention()).isNull();
    assertThat(bed.activities().loaded())
        .extracting(load -> load.lineage().id())
        .containsExactly(run.runId(), run.runId());
    assertThat(run.snapshot().steps())
        .extracting("name")
        .containsExactly("inspect", "load", "load", "publish");
    assertThat(run.snapshot().decisions())
        .singleElement()
        .returns("sue", Decision::by)
        .returns("because", Decision::reason)
        .returns(true, Decision::applied);
  }

  @Test
  void startsOverInANewLineageWhenTheCorrectionChangesTheEffect() {
    StartedOperation run = parked();
    bed.activities().fileIs('d');

    run.retry(retry("command-1", "park-1", ImportBed.json(CORRECTED.replace("-1", "-2"))));
    Outcome outcome = run.outcome();

    assertThat(outcome.lineage())
        .returns(run.runId() + ".1", Lineage::id)
        .returns(run.runId(), Lineage::supersedes);
    assertThat(run.snapshot().steps())
        .extracting("name")
        .containsExactly("inspect", "load", "inspect", "load", "publish");
    assertThat(bed.activities().loaded().getLast().source().file()).isEqualTo("upload-2");
  }

  @Test
  void keepsTheLineageWhenTheCorrectionDoesNotChangeTheEffect() {
    StartedOperation run = parked();

    run.retry(retry("command-1", "park-1", ImportBed.json(CORRECTED)));
    Outcome outcome = run.outcome();

    assertThat(outcome.lineage())
        .returns(run.runId(), Lineage::id)
        .returns(null, Lineage::supersedes);
    assertThat(bed.activities().loaded().getLast().rejectLimit())
        .isEqualTo(new RejectLimit(null, 5.0));
  }

  @Test
  void keepsTheDifferenceToTheOldInput() {
    StartedOperation run = parked();

    run.retry(retry("command-1", "park-1", ImportBed.json(CORRECTED)));
    run.outcome();

    assertThat(run.snapshot().decisions().getFirst().changes())
        .containsExactly(new InputChange("/maxRejected", null, ImportBed.json("\"5%\"")));
  }

  @Test
  void parksAgainWhenNobodyCouldReadTheCorrection() {
    StartedOperation run = parked();

    run.retry(retry("command-1", "park-1", ImportBed.json("{\"file\":17}")));

    assertThat(run.parked(2).error()).returns("INVALID_INPUT", OperationError::code);
    run.retry(retry("command-2", "park-2", ImportBed.json(ImportBed.INPUT)));
    assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void failsWhenAPersonSaysSo() {
    StartedOperation run = parked();

    run.fail(new FailCommand("command-1", "park-1", "sue", "not worth it"));
    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.FAILED);
    assertThat(outcome.error())
        .returns("FAILED_BY_OPERATOR", OperationError::code)
        .returns("Failed by sue: not worth it", OperationError::message)
        .returns("load", OperationError::failedStep);
    assertThat(requireNonNull(outcome.error()).details().getFirst().message())
        .startsWith("TABLE_MISSING: ");
    assertThat(outcome.counts()).containsEntry("read", 5L);
  }

  @Test
  void failsWhenNobodyDecidesInTime() {
    StartedOperation run = parked();
    Attention attention = run.parked(1);

    Outcome outcome = run.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.FAILED);
    assertThat(outcome.error()).returns("ATTENTION_EXPIRED", OperationError::code);
    assertThat(outcome.finishedAt()).isAfterOrEqualTo(attention.deadline());
  }

  @Test
  void ignoresACommandForAnotherPark() {
    StartedOperation run = parked();

    run.retry(retry("command-1", "park-2", null));

    assertThat(run.snapshot().decisions())
        .singleElement()
        .returns(false, Decision::applied)
        .returns("park-2", Decision::parkId);
    assertThat(run.observed()).isEqualTo(OperationState.NEEDS_ATTENTION);
  }

  @Test
  void actsOnceOnACommandThatIsRepeated() {
    bed.activities().onLoad(fails(TABLE_MISSING), fails(PERMISSION_DENIED));
    StartedOperation run = bed.start();
    run.parked(1);
    run.retry(retry("command-1", "park-1", null));
    run.parked(2);

    run.retry(retry("command-1", "park-1", null));
    run.retry(retry("command-1", "park-2", null));

    assertThat(run.snapshot().decisions())
        .extracting(Decision::applied)
        .containsExactly(true, false, false);
    assertThat(run.attention()).returns("park-2", Attention::parkId);
  }

  @Test
  void isNotHitByAFailThatWasMeantForAnEarlierPark() {
    bed.activities().onLoad(fails(TABLE_MISSING), fails(PERMISSION_DENIED));
    StartedOperation run = bed.start();
    run.parked(1);
    run.retry(retry("command-1", "park-1", null));
    run.parked(2);

    run.fail(new FailCommand("command-2", "park-1", "sue", null));
    run.retry(retry("command-3", "park-2", null));

    assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(run.snapshot().decisions())
        .extracting(Decision::action, Decision::applied)
        .containsExactly(tuple("retry", true), tuple("fail", false), tuple("retry", true));
  }

  @Test
  void surviveSignalsWithoutAnArgument() {
    StartedOperation run = parked();

    run.stub().signal("retry");
    run.stub().signal("fail");
    run.retry(retry("command-1", "park-1", null));

    assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void recordsASignalThatComesBeforeTheFirstWorker() {
    try (ImportBed idle = new ImportBed(engine, false)) {
      bed.close();
      StartedOperation run = idle.start();
      run.retry(retry("command-1", "park-1", null));

      idle.work();

      assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
      assertThat(run.snapshot().decisions()).singleElement().returns(false, Decision::applied);
    }
  }

  private StartedOperation parked() {
    bed.activities().onLoad(fails(TABLE_MISSING));
    StartedOperation run = bed.start(Policy.DEFAULT);
    run.parked(1);
    return run;
  }

  private static RetryCommand retry(String command, String park, @Nullable JsonNode input) {
    return new RetryCommand(command, park, "sue", "because", input);
  }
}
