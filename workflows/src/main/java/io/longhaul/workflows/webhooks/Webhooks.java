package io.longhaul.workflows.webhooks;

import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;

/** The door to deliveries. */
public final class Webhooks {

  /**
   * The task queue of deliveries: one of their own, so that receivers that hang never take the
   * slots of operations.
   */
  public static final String TASK_QUEUE = "longhaul-webhooks";

  /** The workflow type of one delivery. */
  public static final String DELIVERY = "longhaul-webhook-delivery";

  /** The workflow type of what tells progress. */
  public static final String PROGRESS = "longhaul-webhook-progress";

  /** The name of the sweep: of its workflow type, its schedule and its task queue. */
  public static final String SWEEP = "longhaul-webhook-sweep";

  /**
   * Before each of ten attempts, from the end of the one before, as Standard Webhooks 1.0.0 has
   * them: 75 h 35 min 5 s.
   */
  public static final List<Duration> SCHEDULE =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private Webhooks() {}

  /** Registers the workflows, by factory, on a worker that polls {@link #TASK_QUEUE}. */
  public static void register(Worker worker) {
    worker.registerWorkflowImplementationFactory(DeliveryWorkflow.class, DeliveryRun::new);
    worker.registerWorkflowImplementationFactory(ProgressWorkflow.class, ProgressRun::new);
  }

  /** Registers the sweep, by factory, on a worker that polls {@link #SWEEP}. */
  public static void registerSweep(Worker worker) {
    worker.registerWorkflowImplementationFactory(SweepWorkflow.class, SweepRun::new);
  }
}
