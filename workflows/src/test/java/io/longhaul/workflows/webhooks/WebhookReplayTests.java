package io.longhaul.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Today's code of deliveries, watches and the sweep goes through every recorded history. */
class WebhookReplayTests {

  private final TestEngine engine = TestEngine.skippingTime();
  private final Worker worker = engine.environment().newWorker(Webhooks.TASK_QUEUE);

  WebhookReplayTests() {
    Webhooks.register(worker);
    Webhooks.registerSweep(worker);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(DeliveryHistory.class)
  void replays(DeliveryHistory history) throws Exception {
    worker.replayWorkflowExecution(RecordedHistory.read(history.fileName()));
  }

  @ParameterizedTest
  @EnumSource(WatchHistory.class)
  void replays(WatchHistory history) throws Exception {
    worker.replayWorkflowExecution(RecordedHistory.read(history.fileName()));
  }

  @ParameterizedTest
  @EnumSource(SweepHistory.class)
  void replays(SweepHistory history) throws Exception {
    worker.replayWorkflowExecution(RecordedHistory.read(history.fileName()));
  }

  @Test
  void noticesAnotherOrderOfSteps() {
    String changed =
        RecordedHistory.read(DeliveryHistory.DELIVERED_LATE.fileName())
            .replace("webhooks.attempt", "webhooks.other");

    assertThatThrownBy(() -> worker.replayWorkflowExecution(changed))
        .hasStackTraceContaining("NonDeterministic");
  }
}
