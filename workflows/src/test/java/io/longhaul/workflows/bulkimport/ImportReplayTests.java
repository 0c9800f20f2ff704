package io.longhaul.workflows.bulkimport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.webhooks.Webhooks;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Today's workflow code goes through every recorded history without a difference. */
class ImportReplayTests {

  private final TestEngine engine = TestEngine.skippingTime();
  private final OperationKind kind = BulkImport.kind(new DatasetDirectory(Path.of("datasets")));
  private final Worker worker = engine.environment().newWorker(BulkImport.NAME);

  ImportReplayTests() {
    kind.register(worker, new ExecutionPolicy(Duration.ofSeconds(10)));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void replays(Scenario scenario) throws Exception {
    worker.replayWorkflowExecution(RecordedHistory.read(scenario));
  }

  @ParameterizedTest
  @EnumSource(CallbackScenario.class)
  void replaysWhatIsTold(CallbackScenario scenario) throws Exception {
    worker.replayWorkflowExecution(RecordedHistory.read(scenario.fileName()));
  }

  @Test
  void noticesThatNobodyIsTold() {
    String changed =
        RecordedHistory.read(CallbackScenario.TOLD_OF_PROGRESS.fileName())
            .replace(Webhooks.PROGRESS, "longhaul-webhook-other");

    assertThatThrownBy(() -> worker.replayWorkflowExecution(changed))
        .hasStackTraceContaining("NonDeterministic");
  }

  @Test
  void replaysWhatWorkersRehearse() throws Exception {
    worker.replayWorkflowExecution(kind.rehearsal().orElseThrow());
  }

  @Test
  void noticesAnotherOrderOfSteps() {
    String changed =
        RecordedHistory.read(Scenario.SUCCEEDED).replace("bulk-import.load", "bulk-import.other");

    assertThatThrownBy(() -> worker.replayWorkflowExecution(changed))
        .hasStackTraceContaining("NonDeterministic");
  }
}
