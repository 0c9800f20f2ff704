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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One Temporal worker per task queue of the catalogue, with the workflows and activities of its
 * kinds.
 */
final class Fleet {

  // How long a task waits for the worker that has its workflow in memory, before any other may.
  private static final Duration STICKY = Duration.ofSeconds(1);

  private final WorkerFactory factory;
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
    }
    chores.forEach(this::take);
  }

  // They come now and then, and take no part in the work's slots.
  private void take(Chore chore) {
    Worker worker =
        factory.newWorker(
            chore.taskQueue(),
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(1)
                .setMaxConcurrentActivityTaskPollers(1)
                .setMaxConcurrentWorkflowTaskPollers(2)
                .setUsingVirtualThreads(true)
                .build());
    chore.registration().accept(worker);
    taskQueues.add(chore.taskQueue());
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
        .setStickyQueueScheduleToStartTimeout(STICKY)
        .setUsingVirtualThreads(true)
        .build();
  }
}
