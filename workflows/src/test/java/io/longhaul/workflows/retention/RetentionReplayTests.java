package io.longhaul.workflows.retention;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.worker.Worker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Today's workflow code goes through every recorded round without a difference. */
class RetentionReplayTests {

  @ParameterizedTest
  @EnumSource(RetentionHistory.class)
  void replays(RetentionHistory history) throws Exception {
    try (TestEngine engine = TestEngine.skippingTime()) {
      Worker worker = engine.environment().newWorker(Retention.NAME);
      Retention.register(worker);

      worker.replayWorkflowExecution(RecordedHistory.read(history.fileName()));
    }
  }
}
