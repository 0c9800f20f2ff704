package io.longhaul.gateway.engine;

import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.Webhooks;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;

/** Starts deliveries that people ask for; workers make them. Thread-safe. */
public final class DeliveryStarter {

  private final EngineCalls engine;

  DeliveryStarter(EngineCalls engine) {
    this.engine = engine;
  }

  /**
   * Starts a delivery.
   *
   * @return false when there is or was one with its id
   */
  public boolean start(DeliveryRequest request) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(request.workflowId())
            .setTaskQueue(Webhooks.TASK_QUEUE)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .build();
    return engine.startsNew(Webhooks.DELIVERY, options, request);
  }
}
