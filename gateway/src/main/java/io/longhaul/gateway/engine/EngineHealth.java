package io.longhaul.gateway.engine;

import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the engine answers, and knows our namespace; part of readiness. */
final class EngineHealth extends AbstractHealthIndicator {

  private final EngineCalls engine;
  private final EngineSettings settings;

  EngineHealth(EngineCalls engine, EngineSettings settings) {
    super("The engine does not answer");
    this.engine = engine;
    this.settings = settings;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(engine.namespace()).build();
    engine.once(stub -> stub.describeNamespace(request), settings.healthTimeout());
    builder.up().withDetail("namespace", engine.namespace());
  }
}
