package io.longhaul.gateway.engine;

import com.google.protobuf.ByteString;
import io.longhaul.workflows.operation.OperationRequest;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.common.converter.DataConverter;
import java.util.Objects;
import java.util.Optional;

/** Reads the histories of operations that are to be tried again. Thread-safe. */
public final class PastRuns {

  private static final int PAGE = 200;

  private final EngineCalls engine;
  private final DataConverter converter;

  PastRuns(EngineCalls engine, DataConverter converter) {
    this.engine = engine;
    this.converter = converter;
  }

  /** The past of an operation. */
  public PastRun read(ObservedOperation operation) {
    GetWorkflowExecutionHistoryResponse page = page(operation, ByteString.EMPTY);
    WorkflowExecutionStartedEventAttributes start =
        page.getHistory().getEvents(0).getWorkflowExecutionStartedEventAttributes();
    OperationRequest request = request(start);
    DecisionLog log = new DecisionLog(converter, request.input());
    page.getHistory().getEventsList().forEach(log::add);
    while (!page.getNextPageToken().isEmpty()) {
      page = page(operation, page.getNextPageToken());
      page.getHistory().getEventsList().forEach(log::add);
    }
    int priority = start.getPriority().getPriorityKey();
    return new PastRun(request, log.input(), log.decisions(), priority == 0 ? null : priority);
  }

  private OperationRequest request(WorkflowExecutionStartedEventAttributes start) {
    Payloads input = start.getInput();
    return Objects.requireNonNull(
        converter.fromPayloads(
            0, Optional.of(input), OperationRequest.class, OperationRequest.class));
  }

  private GetWorkflowExecutionHistoryResponse page(ObservedOperation operation, ByteString token) {
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId(operation.id().toString())
                    .setRunId(operation.runId()))
            .setMaximumPageSize(PAGE)
            .setNextPageToken(token)
            .build();
    return engine.call(stub -> stub.getWorkflowExecutionHistory(request));
  }
}
