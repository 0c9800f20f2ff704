package io.longhaul.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.DeliveryWorkflow.Report;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliveries on the real engine; records their histories when asked to. */
class DeliveryRunIntegrationTests {

  private static final List<Duration> SHORT =
      List.of(Duration.ZERO, Duration.ofMillis(300), Duration.ofMillis(300));

  @ParameterizedTest
  @EnumSource(DeliveryHistory.class)
  void endsAsItShould(DeliveryHistory history) {
    try (TestEngine engine = TestEngine.real()) {
      ScriptedDeliveries activities = new ScriptedDeliveries(engine::now, SHORT);
      Worker worker = engine.environment().newWorker(Webhooks.TASK_QUEUE);
      Webhooks.register(worker);
      worker.registerActivitiesImplementations(activities);
      engine.environment().start();
      history.script(activities);
      DeliveryRequest request =
          DeliveryRequest.of(
              new Receiver("acme", "we_1"),
              new Subject("acme~import", "run-1"),
              Occasion.END,
              0,
              Instant.EPOCH);

      Report report =
          engine
              .client()
              .newWorkflowStub(
                  DeliveryWorkflow.class,
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(request.workflowId())
                      .setTaskQueue(Webhooks.TASK_QUEUE)
                      .build())
              .deliver(request);

      assertThat(report.end()).isEqualTo(history.end());
      if (RecordedHistory.isRecording()) {
        RecordedHistory.write(
            history.fileName(), engine.client().fetchHistory(request.workflowId()));
      }
    }
  }
}
