package io.longhaul.gateway.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.workflows.operation.OperationSnapshot;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.common.converter.DataConverter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an operation's workflow for its step-by-step view. The engine buffers one query per
 * workflow, so that several askers share one.
 */
public final class SnapshotQueries {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotQueries.class);

  private final EngineCalls engine;
  private final DataConverter converter;
  private final EngineSettings settings;
  private final Map<String, CompletableFuture<Optional<OperationSnapshot>>> underWay =
      new ConcurrentHashMap<>();

  SnapshotQueries(EngineCalls engine, DataConverter converter, EngineSettings settings) {
    this.engine = engine;
    this.converter = converter;
    this.settings = settings;
  }

  /** The view; null when no worker answers in time. */
  public @Nullable OperationSnapshot ask(ObservedOperation operation) {
    CompletableFuture<Optional<OperationSnapshot>> mine = new CompletableFuture<>();
    var present = underWay.putIfAbsent(operation.runId(), mine);
    if (present != null) {
      return present.join().orElse(null);
    }
    try {
      mine.complete(Optional.ofNullable(query(operation)));
    } finally {
      underWay.remove(operation.runId());
      mine.complete(Optional.empty());
    }
    return mine.join().orElse(null);
  }

  // Whatever goes wrong here, Describe has answered a moment ago: the view is degraded, not gone.
  private @Nullable OperationSnapshot query(ObservedOperation operation) {
    try {
      QueryWorkflowResponse answer =
          engine.once(stub -> stub.queryWorkflow(request(operation)), settings.queryTimeout());
      return converter.fromPayloads(
          0,
          Optional.of(answer.getQueryResult()),
          OperationSnapshot.class,
          OperationSnapshot.class);
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      LOG.atDebug().addKeyValue("code", code).log("No worker gave the steps: {}", e.getStatus());
      return null;
    }
  }

  private QueryWorkflowRequest request(ObservedOperation operation) {
    return QueryWorkflowRequest.newBuilder()
        .setNamespace(engine.namespace())
        .setExecution(
            WorkflowExecution.newBuilder()
                .setWorkflowId(operation.id().toString())
                .setRunId(operation.runId()))
        .setQuery(WorkflowQuery.newBuilder().setQueryType("snapshot"))
        .build();
  }
}
