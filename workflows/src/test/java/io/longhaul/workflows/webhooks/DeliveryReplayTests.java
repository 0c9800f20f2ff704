package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Today's code of deliveries goes through every recorded history without a difference. */
class DeliveryReplayTests {

  private final TestEngine engine = TestEngine.skippingTime();

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(DeliveryHistory.class)
  void replays(DeliveryHistory history) throws Exception {
    Worker worker = engine.environment().newWorker(Webhooks.TASK_QUEUE);
    Webhooks.register(worker);

    worker.replayWorkflowExecution(RecordedHistory.read(history.fileName()));
  }
}
