package io.longhaul.bench.engine;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.io.IOException;
import java.util.UUID;

/**
 * The start of one operation as the engine recorded it, to be repeated under other ids: the same
 * workflow type, input, memo and search attributes that the gateway sends.
 */
public record StartRequest(StartWorkflowExecutionRequest template) {
  /** Where operations are. */
  public static final String NAMESPACE = "default";

  /** Reads it from the history of an operation that the gateway started. */
  public static StartRequest recorded(WorkflowServiceBlockingStub engine, String operationId) {
    WorkflowExecutionStartedEventAttributes started =
        engine
            .getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(NAMESPACE)
                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(operationId))
                    .build())
            .getHistory()
            .getEvents(0)
            .getWorkflowExecutionStartedEventAttributes();
    return new StartRequest(
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(NAMESPACE)
            .setWorkflowType(started.getWorkflowType())
            .setTaskQueue(started.getTaskQueue())
            .setInput(started.getInput())
            .setMemo(started.getMemo())
            .setSearchAttributes(started.getSearchAttributes())
            .setHeader(started.getHeader())
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .build());
  }

  /** The same for whoever polls this task queue. */
  public StartRequest on(String taskQueue) {
    return new StartRequest(
        template.toBuilder().setTaskQueue(TaskQueue.newBuilder().setName(taskQueue)).build());
  }

  /** The request for another id. */
  public StartWorkflowExecutionRequest as(String workflowId) {
    return template.toBuilder()
        .setWorkflowId(workflowId)
        .setRequestId(UUID.randomUUID().toString())
        .build();
  }

  /** The same request in the form of Temporal's HTTP API. */
  String json(String workflowId) throws IOException {
    return JsonFormat.printer().omittingInsignificantWhitespace().print(as(workflowId));
  }
}
