package io.longhaul.gateway.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the engine answers, and knows our namespace; part of readiness. */
final class EngineHealth implements HealthIndicator {

  private final EngineCalls engine;
  private final EngineSettings settings;

  EngineHealth(EngineCalls engine, EngineSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  @Override
  public Health health() {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(engine.namespace()).build();
    try {
      engine.once(stub -> stub.describeNamespace(request), settings.healthTimeout());
      return Health.up().withDetail("namespace", engine.namespace()).build();
    } catch (StatusRuntimeException e) {
      return Health.down().withDetail("reason", e.getStatus().getCode().name()).build();
    }
  }
}
