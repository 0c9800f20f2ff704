package io.longhaul.worker.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the engine answers and this worker polls it; part of readiness. */
final class EngineHealth extends AbstractHealthIndicator {

  private static final int ANSWER_SECONDS = 2;

  private final WorkflowClient client;
  private final WorkerLifecycle lifecycle;

  EngineHealth(WorkflowClient client, WorkerLifecycle lifecycle) {
    super("The engine does not answer");
    this.client = client;
    this.lifecycle = lifecycle;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    WorkerLifecycle.Phase phase = lifecycle.phase();
    builder.withDetail("phase", phase.name());
    try {
      describeNamespace();
      builder.status(phase == WorkerLifecycle.Phase.POLLING ? "UP" : "OUT_OF_SERVICE");
    } catch (StatusRuntimeException e) {
      builder.down().withDetail("problem", e.getStatus().getCode().name());
    }
  }

  private void describeNamespace() {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .build();
    var _ =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
            .describeNamespace(request);
  }
}
