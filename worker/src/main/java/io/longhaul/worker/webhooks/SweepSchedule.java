package io.longhaul.worker.webhooks;

import io.longhaul.worker.background.BackgroundLoop;
import io.longhaul.workflows.webhooks.Webhooks;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the engine has the schedule of the sweep, with the interval of the worker that
 * started last. Every worker does so when it starts; the engine has one of the name.
 */
final class SweepSchedule extends BackgroundLoop {

  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration CATCH_UP = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(12);

  private final ScheduleClient client;
  private final Duration interval;

  SweepSchedule(ScheduleClient client, Duration interval) {
    super("sweep-schedule");
    this.client = client;
    this.interval = interval;
  }

  @Override
  protected @Nullable Duration turn() {
    try {
      ensure();
      return null;
    } catch (RuntimeException e) {
      // The engine is away, mostly; whatever it is, the schedule is wanted all the same.
      LOG.debug("The schedule of the sweep could not be made yet", e);
      return RETRY;
    }
  }

  private void ensure() {
    try {
      client.createSchedule(Webhooks.SWEEP, schedule(), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException e) {
      client
          .getHandle(Webhooks.SWEEP)
          .update(found -> new ScheduleUpdate(kept(found.getDescription().getSchedule())));
    }
  }

  // What people have changed of it, such as a pause, stays.
  private Schedule kept(Schedule present) {
    return Schedule.newBuilder(present).setSpec(spec()).setAction(action()).build();
  }

  private Schedule schedule() {
    return Schedule.newBuilder()
        .setAction(action())
        .setSpec(spec())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }

  private ScheduleSpec spec() {
    return ScheduleSpec.newBuilder()
        .setIntervals(List.of(new ScheduleIntervalSpec(interval)))
        .build();
  }

  private static ScheduleActionStartWorkflow action() {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(Webhooks.SWEEP)
        .setOptions(
            WorkflowOptions.newBuilder()
                .setWorkflowId(Webhooks.SWEEP)
                .setTaskQueue(Webhooks.SWEEP)
                .setWorkflowExecutionTimeout(LONGEST)
                .build())
        .build();
  }
}
