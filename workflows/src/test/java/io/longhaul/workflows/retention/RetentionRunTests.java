package io.longhaul.workflows.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.retention.RetentionActivities.Removed;
import io.longhaul.workflows.retention.RetentionWorkflow.Report;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One round of removals. */
class RetentionRunTests {

  private final TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void removesOneSortAfterTheOther() {
    ScriptedRetention activities = new ScriptedRetention();

    Report report = run(activities);

    assertThat(report).isEqualTo(new Report(new Removed(1), new Removed(2), new Removed(3)));
    assertThat(activities.called()).containsExactly("uploads", "artifacts", "checkpoints");
  }

  @Test
  void whatCannotFinishDoesNotKeepTheOthersFromTheirs() {
    ScriptedRetention activities = ScriptedRetention.withoutBucket(false);

    Report report = run(activities);

    assertThat(report).isEqualTo(new Report(new Removed(1), null, new Removed(3)));
    assertThat(activities.called()).filteredOn("artifacts"::equals).hasSize(5);
  }

  private Report run(RetentionActivities activities) {
    Worker worker = engine.newWorker(Retention.NAME);
    Retention.register(worker);
    worker.registerActivitiesImplementations(activities);
    engine.start();
    return engine
        .getWorkflowClient()
        .newWorkflowStub(
            RetentionWorkflow.class,
            WorkflowOptions.newBuilder().setTaskQueue(Retention.NAME).build())
        .run();
  }
}
