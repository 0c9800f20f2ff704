package io.longhaul.worker.webhooks;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.activities.webhooks.ClosedOperations;
import io.longhaul.activities.webhooks.OperationSight;
import io.longhaul.activities.webhooks.Operations;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.DeliveryWorkflow;
import io.longhaul.workflows.webhooks.Webhooks;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the engine about operations, open and closed, and has it start deliveries. */
final class EngineOperations implements Operations, ClosedOperations {

  private static final Duration CALL = Duration.ofSeconds(10);
  private static final int PAGE = 200;

  private final WorkflowClient client;
  private final SightReader reader;

  EngineOperations(WorkflowClient client, DataConverter converter) {
    this.client = client;
    this.reader = new SightReader(converter);
  }

  @Override
  public @Nullable OperationSight look(Subject subject) {
    WorkflowExecution execution =
        WorkflowExecution.newBuilder()
            .setWorkflowId(subject.operationId())
            .setRunId(subject.runId())
            .build();
    try {
      DescribeWorkflowExecutionResponse description = describe(execution);
      HistoryEvent close =
          reader.lacksOutcome(description.getWorkflowExecutionInfo()) ? close(execution) : null;
      return reader.sight(description, close);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public Page closed(Instant from, Instant until, @Nullable String token) {
    ListWorkflowExecutionsRequest.Builder request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(namespace())
            // Tombstones have no kind; the memo of an operation says who wants to be told.
            .setQuery(
                "CloseTime >= '%s' AND CloseTime < '%s' AND LonghaulKind IS NOT NULL"
                    .formatted(from, until))
            .setPageSize(PAGE);
    if (token != null) {
      request.setNextPageToken(ByteString.copyFrom(Base64.getDecoder().decode(token)));
    }
    ListWorkflowExecutionsResponse answer = stub().listWorkflowExecutions(request.build());
    List<Closed> closed = new ArrayList<>();
    for (WorkflowExecutionInfo info : answer.getExecutionsList()) {
      Closed operation = reader.closed(info);
      if (operation != null) {
        closed.add(operation);
      }
    }
    byte[] next = answer.getNextPageToken().toByteArray();
    return new Page(closed, next.length == 0 ? null : Base64.getEncoder().encodeToString(next));
  }

  @Override
  public boolean tell(DeliveryRequest request) {
    DeliveryWorkflow delivery =
        client.newWorkflowStub(
            DeliveryWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(request.workflowId())
                .setTaskQueue(Webhooks.TASK_QUEUE)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .build());
    try {
      var _ = WorkflowClient.start(delivery::deliver, request);
      return true;
    } catch (WorkflowExecutionAlreadyStarted e) {
      return false;
    }
  }

  private DescribeWorkflowExecutionResponse describe(WorkflowExecution execution) {
    return stub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace())
                .setExecution(execution)
                .build());
  }

  private @Nullable HistoryEvent close(WorkflowExecution execution) {
    List<HistoryEvent> events =
        stub()
            .getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(namespace())
                    .setExecution(execution)
                    .setHistoryEventFilterType(
                        HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                    .build())
            .getHistory()
            .getEventsList();
    return events.isEmpty() ? null : events.getLast();
  }

  private WorkflowServiceBlockingStub stub() {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private String namespace() {
    return client.getOptions().getNamespace();
  }
}
