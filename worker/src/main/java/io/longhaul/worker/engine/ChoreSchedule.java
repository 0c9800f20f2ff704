package io.longhaul.worker.engine;

import io.longhaul.worker.background.BackgroundLoop;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
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
 * Sees to it that the engine has the schedule of a chore, with the interval of the worker that
 * started last. Every worker does so when it starts; the engine has one of the name.
 */
public final class ChoreSchedule extends BackgroundLoop {

  private static final Logger LOG = LoggerFactory.getLogger(ChoreSchedule.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration CATCH_UP = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(12);

  private final ScheduleClient client;
  private final String name;
  private final Duration interval;

  /**
   * A schedule that starts one run after the other.
   *
   * @param name of the schedule, of the workflow type, of its one execution and of its task queue
   */
  public ChoreSchedule(WorkflowClient client, String name, Duration interval) {
    super(name);
    this.client = schedules(client);
    this.name = name;
    this.interval = interval;
  }

  private static ScheduleClient schedules(WorkflowClient client) {
    return ScheduleClient.newInstance(
        client.getWorkflowServiceStubs(),
        ScheduleClientOptions.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setIdentity(client.getOptions().getIdentity())
            .setDataConverter(client.getOptions().getDataConverter())
            .build());
  }

  @Override
  protected @Nullable Duration turn() {
    try {
      ensure();
      return null;
    } catch (RuntimeException e) {
      // The engine is away, mostly; whatever it is, the schedule is wanted all the same.
      LOG.debug("The schedule {} could not be made yet", name, e);
      return RETRY;
    }
  }

  private void ensure() {
    try {
      client.createSchedule(name, schedule(), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException e) {
      client
          .getHandle(name)
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

  private ScheduleActionStartWorkflow action() {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(name)
        .setOptions(
            WorkflowOptions.newBuilder()
                .setWorkflowId(name)
                .setTaskQueue(name)
                .setWorkflowExecutionTimeout(LONGEST)
                .build())
        .build();
  }
}
