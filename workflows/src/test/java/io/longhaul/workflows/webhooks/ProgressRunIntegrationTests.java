package io.longhaul.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.webhooks.DeliveryActivities.Progress;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.ProgressWorkflow.Watch;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Watches on the real engine; records their histories when asked to. */
class ProgressRunIntegrationTests {

  @ParameterizedTest
  @EnumSource(WatchHistory.class)
  void looksUntilTheOperationHasEnded(WatchHistory history) {
    try (TestEngine engine = TestEngine.real()) {
      ScriptedDeliveries activities = new ScriptedDeliveries(engine::now, List.of());
      Worker worker = engine.environment().newWorker(Webhooks.TASK_QUEUE);
      Webhooks.register(worker);
      worker.registerActivitiesImplementations(activities);
      engine.environment().start();
      activities.onLook(history.looks().toArray(Progress[]::new));
      Watch watch = Watch.begin(new Receiver("acme", "we_1"), new Subject("acme~import", "run-1"));

      engine
          .client()
          .newWorkflowStub(
              ProgressWorkflow.class,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(watch.workflowId())
                  .setTaskQueue(Webhooks.TASK_QUEUE)
                  .build())
          .watch(watch);

      assertThat(activities.looks()).hasSize(history.looks().size() + 1);
      if (RecordedHistory.isRecording()) {
        RecordedHistory.write(history.fileName(), engine.client().fetchHistory(watch.workflowId()));
      }
    }
  }
}
