package io.longhaul.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.worker.Worker;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  @MethodSource("files")
  void replays(String file) throws Exception {
    worker.replayWorkflowExecution(RecordedHistory.read(file));
  }

  static Stream<String> files() {
    return Stream.of(
            Stream.of(DeliveryHistory.values()).map(DeliveryHistory::fileName),
            Stream.of(WatchHistory.values()).map(WatchHistory::fileName),
            Stream.of(SweepHistory.values()).map(SweepHistory::fileName))
        .flatMap(each -> each);
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
