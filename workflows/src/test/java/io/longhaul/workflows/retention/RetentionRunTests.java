package io.longhaul.workflows.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.retention.RetentionActivities.Removed;
import io.longhaul.workflows.retention.RetentionWorkflow.Report;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One round of removals. */
class RetentionRunTests {

  private final TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance();
  private final List<String> called = new ArrayList<>();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void removesOneSortAfterTheOther() {
    Report report = run(new Scripted(false));

    assertThat(report).isEqualTo(new Report(new Removed(1), new Removed(2), new Removed(3)));
    assertThat(called).containsExactly("uploads", "artifacts", "checkpoints");
  }

  @Test
  void whatCannotFinishDoesNotKeepTheOthersFromTheirs() {
    Report report = run(new Scripted(true));

    assertThat(report).isEqualTo(new Report(new Removed(1), null, new Removed(3)));
    assertThat(called).filteredOn("artifacts"::equals).hasSize(5);
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

  private final class Scripted implements RetentionActivities {

    private final boolean broken;

    Scripted(boolean broken) {
      this.broken = broken;
    }

    @Override
    public Removed uploads() {
      called.add("uploads");
      return new Removed(1);
    }

    @Override
    public Removed artifacts() {
      called.add("artifacts");
      if (broken) {
        throw ApplicationFailure.newFailure("The bucket is away", "STORAGE_UNAVAILABLE");
      }
      return new Removed(2);
    }

    @Override
    public Removed checkpoints() {
      called.add("checkpoints");
      return new Removed(3);
    }
  }
}
