package io.longhaul.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.RecordedHistory;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.webhooks.ScriptedSweep.Round;
import io.longhaul.workflows.webhooks.SweepWorkflow.Mark;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two rounds as a schedule of the real engine starts them; records them when asked to. */
class SweepRunIntegrationTests {

  private final TestEngine engine = TestEngine.real();
  private final ScriptedSweep activities = new ScriptedSweep();

  @BeforeEach
  void work() {
    Worker worker = engine.environment().newWorker(Webhooks.SWEEP);
    Webhooks.registerSweep(worker);
    worker.registerActivitiesImplementations(activities);
    engine.environment().start();
    var _ =
        schedules()
            .createSchedule(Webhooks.SWEEP, schedule(), ScheduleOptions.newBuilder().build());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void goesOnWhereTheRoundBeforeCameToAnEnd() {
    Await.until("two rounds", () -> activities.rounds().size() >= 2);
    Round first = activities.rounds().getFirst();
    Round next = activities.rounds().get(1);

    Mark reached = run(first).getResult(Mark.class);

    assertThat(first.from()).isEqualTo(first.until().minus(Duration.ofDays(1)));
    assertThat(reached).isEqualTo(new Mark(first.until(), 1));
    assertThat(next.from()).isEqualTo(reached.until().minus(Duration.ofMinutes(3)));
    assertThat(run(next).getResult(Mark.class).until()).isEqualTo(next.until());
    keep(SweepHistory.FIRST_ROUND, first);
    keep(SweepHistory.NEXT_ROUND, next);
  }

  private void keep(SweepHistory history, Round round) {
    if (RecordedHistory.isRecording()) {
      RecordedHistory.write(
          history.fileName(), engine.client().fetchHistory(round.workflowId(), round.runId()));
    }
  }

  private WorkflowStub run(Round round) {
    return engine
        .client()
        .newUntypedWorkflowStub(
            WorkflowTargetOptions.newBuilder()
                .setWorkflowId(round.workflowId())
                .setRunId(round.runId())
                .build());
  }

  private ScheduleClient schedules() {
    return ScheduleClient.newInstance(
        engine.client().getWorkflowServiceStubs(),
        ScheduleClientOptions.newBuilder()
            .setDataConverter(engine.client().getOptions().getDataConverter())
            .build());
  }

  private static Schedule schedule() {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(Webhooks.SWEEP)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(Webhooks.SWEEP)
                        .setTaskQueue(Webhooks.SWEEP)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofSeconds(1))))
                .build())
        .build();
  }
}
