package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationSearch;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;

/** Counts operations through visibility, a second or so late. Thread-safe. */
public final class OperationCount {

  private final EngineCalls engine;

  OperationCount(EngineCalls engine) {
    this.engine = engine;
  }

  /** How many operations of a tenant have not finished. */
  public long unfinished(String tenant) {
    CountWorkflowExecutionsRequest request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setQuery(
                new VisibilityQuery()
                    .equal(OperationSearch.TENANT.getName(), tenant)
                    .equal("ExecutionStatus", "Running")
                    .toString())
            .build();
    return engine.call(stub -> stub.countWorkflowExecutions(request)).getCount();
  }
}
