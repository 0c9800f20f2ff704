package io.longhaul.workflows.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.retention.RetentionWorkflow.Report;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounds of removals on the real engine; records their histories when asked to. */
class RetentionRunIntegrationTests {

  @ParameterizedTest
  @EnumSource(RetentionHistory.class)
  void endsAsItShould(RetentionHistory history) {
    try (TestEngine engine = TestEngine.real()) {
      Worker worker = engine.environment().newWorker(Retention.NAME);
      Retention.register(worker);
      worker.registerActivitiesImplementations(history.activities());
      engine.environment().start();

      Report report =
          engine
              .client()
              .newWorkflowStub(
                  RetentionWorkflow.class,
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(Retention.NAME)
                      .setTaskQueue(Retention.NAME)
                      .build())
              .run();

      assertThat(report).isEqualTo(history.end());
      if (RecordedHistory.isRecording()) {
        RecordedHistory.write(history.fileName(), engine.client().fetchHistory(Retention.NAME));
      }
    }
  }
}
