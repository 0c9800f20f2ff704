package io.longhaul.worker.engine;

import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationKind;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One Temporal worker per task queue of the catalogue, with the workflows and activities of its
 * kinds.
 */
final class Fleet {

  // How long a task waits for the worker that has its workflow in memory, before any other may.
  private static final Duration STICKY = Duration.ofSeconds(1);

  // The SDK's 1 s takes a worker that has just started on a busy machine for one that is stuck: the
  // task fails and is tried again. The engine's own limit for a task is 10 s.
  private static final Duration DEADLOCK = Duration.ofSeconds(8);
  private static final int POLLERS = 4;

  private final WorkerFactory factory;
  private final Map<OperationKind, Worker> kinds = new LinkedHashMap<>();
  private final Set<String> taskQueues = new LinkedHashSet<>();

  Fleet(
      WorkflowClient client,
      Catalogue catalogue,
      ActivityImplementations activities,
      List<Chore> chores,
      WorkerSettings settings) {
    factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkerInterceptors(new ActivityLog())
                .build());
    ExecutionPolicy policy = new ExecutionPolicy(settings.heartbeatTimeout());
    for (OperationKind kind : catalogue.kinds()) {
      // The factory gives the same worker for the same queue.
      Worker worker = factory.newWorker(kind.taskQueue(), options(settings));
      kind.register(worker, policy);
      worker.registerActivitiesImplementations(activities.of(kind));
      taskQueues.add(kind.taskQueue());
      kinds.put(kind, worker);
    }
    chores.forEach(this::take);
  }

  // They take no part in the work's slots.
  private void take(Chore chore) {
    Worker worker =
        factory.newWorker(
            chore.taskQueue(),
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(chore.activities())
                .setMaxConcurrentActivityTaskPollers(Math.min(POLLERS, chore.activities()))
                .setMaxConcurrentWorkflowTaskPollers(2)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
                .setUsingVirtualThreads(true)
                .build());
    chore.registration().accept(worker);
    taskQueues.add(chore.taskQueue());
  }

  /**
   * Rehearses every kind and starts to poll.
   *
   * @throws io.grpc.StatusRuntimeException when the engine does not answer; it may be tried again
   */
  void start() {
    // The SDK needs it for a rehearsal, which must not be skipped because the engine is away.
    var _ = factory.getWorkflowClient().getWorkflowServiceStubs().getServerCapabilities().get();
    kinds.forEach(Rehearsal::play);
    factory.start();
  }

  WorkerFactory factory() {
    return factory;
  }

  Set<String> taskQueues() {
    return Set.copyOf(taskQueues);
  }

  private static WorkerOptions options(WorkerSettings settings) {
    return WorkerOptions.newBuilder()
        .setMaxConcurrentActivityExecutionSize(settings.activities())
        .setMaxHeartbeatThrottleInterval(settings.heartbeatThrottle())
        .setDefaultHeartbeatThrottleInterval(settings.heartbeatThrottle())
        .setAllowActivityHeartbeatDuringShutdown(true)
        .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
        .setStickyQueueScheduleToStartTimeout(STICKY)
        .setUsingVirtualThreads(true)
        .build();
  }
}
