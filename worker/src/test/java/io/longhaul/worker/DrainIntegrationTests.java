package io.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.ImportBed;
import io.longhaul.workflows.correlation.Correlation;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationSnapshot.StepRecord;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.StartedOperation;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers that are told to end: one in the middle of an import, then one with nothing to do. */
class DrainIntegrationTests {

  private static final int ROWS = 20_000;
  private static final int ROWS_PER_SECOND = 4_000;
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration MOST_WHEN_IDLE = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void aRollingRestartCostsNothingAndShowsNoError() {
    try (WorkerBed bed = new WorkerBed(folder);
        WorkerProcess first = bed.starting("first");
        WorkerProcess second = bed.worker("second")) {
      first.awaitReady();
      StartedOperation run = slowImport(bed);
      run.beating("load");
      Await.until("the first rows", () -> bed.count("SELECT count(*) FROM numbers") > 0);
      WorkerProcess owner = run.worker().equals("first") ? first : second;
      WorkerProcess successor = owner == first ? second : first;

      Duration busy = owner.terminate();
      Outcome outcome = run.outcome();
      List<StepRecord> steps = run.snapshot().steps();
      Duration idle = successor.terminate();

      System.out.printf(
          "A busy worker ended in %d ms, an idle one in %d ms%n", busy.toMillis(), idle.toMillis());
      assertThat(busy).isLessThan(MOST);
      assertThat(idle).isLessThan(MOST_WHEN_IDLE);
      assertThat(outcome.state()).isEqualTo(OperationState.SUCCEEDED);
      assertThat(outcome.counts())
          .containsEntry("read", (long) ROWS)
          .containsEntry("inserted", (long) ROWS);
      assertThat(bed.count("SELECT count(*) FROM numbers")).isEqualTo(ROWS);
      assertThat(steps)
          .extracting(StepRecord::outcome)
          .containsExactly("done", "handed over", "done", "done");
      hasNoError(run.history().getEvents());
      assertThat(troubles(first)).isEmpty();
      assertThat(troubles(second)).isEmpty();
      carriesTheRequest(owner);
    }
  }

  private static StartedOperation slowImport(WorkerBed bed) {
    JsonNode input =
        ImportBed.json(
            "{\"file\":\"%s\",\"dataset\":\"%s\",\"maxRowsPerSecond\":%d}"
                .formatted(bed.upload(ROWS), WorkerBed.DATASET, ROWS_PER_SECOND));
    new Correlation("request-17", null).enter();
    try {
      return bed.starter().start(input);
    } finally {
      Correlation.clear();
    }
  }

  // A task that waits for the worker that has left goes to any other after a second: no error.
  private static void hasNoError(List<HistoryEvent> events) {
    assertThat(events)
        .extracting(HistoryEvent::getEventType)
        .doesNotContain(
            EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT,
            EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);
    assertThat(events.stream().filter(HistoryEvent::hasWorkflowTaskTimedOutEventAttributes))
        .allSatisfy(event ->
            assertThat(event.getWorkflowTaskTimedOutEventAttributes().getTimeoutType())
                .isEqualTo(TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START));
    assertThat(events.stream().filter(HistoryEvent::hasActivityTaskStartedEventAttributes))
        .allSatisfy(event ->
            assertThat(event.getActivityTaskStartedEventAttributes().getAttempt()).isEqualTo(1));
  }

  private static List<String> troubles(WorkerProcess worker) {
    return worker.logLines().stream()
        .filter(line -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\""))
        .toList();
  }

  private static void carriesTheRequest(WorkerProcess worker) {
    assertThat(worker.logLines())
        .anySatisfy(line ->
            assertThat(line)
                .contains("bulk-import.load starts")
                .contains("\"requestId\":\"request-17\"")
                .contains("\"WorkflowId\":\"acme~"));
  }
}
