package io.longhaul.gateway.engine;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.common.converter.DataConverter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Removes the record of a finished operation and leaves a tombstone, so that its key stays refused.
 * A plain delete would let the same key run the work again. Thread-safe; may be repeated at any
 * point.
 */
public final class RecordRemoval {

  private static final String TYPE = "Tombstone";

  // Nobody polls it. A tombstone whose maker was killed before terminating it ends by itself.
  private static final String QUEUE = "longhaul-tombstones";
  private static final int LONGEST_LIFE_SECONDS = 60;

  private final EngineCalls engine;
  private final DataConverter converter;

  RecordRemoval(EngineCalls engine, DataConverter converter) {
    this.engine = engine;
    this.converter = converter;
  }

  /** Puts a tombstone in place of a finished operation. Of several that race, all succeed. */
  public void bury(ObservedOperation operation, Tombstone tombstone) {
    String workflowId = operation.id().toString();
    String runId = startTombstone(workflowId, tombstone);
    if (runId != null) {
      terminate(workflowId, runId);
    }
    delete(operation.id(), operation.runId());
  }

  private @Nullable String startTombstone(String workflowId, Tombstone tombstone) {
    StartWorkflowExecutionRequest request =
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setWorkflowId(workflowId)
            .setWorkflowType(WorkflowType.newBuilder().setName(TYPE))
            .setTaskQueue(TaskQueue.newBuilder().setName(QUEUE))
            .setWorkflowRunTimeout(Durations.fromSeconds(LONGEST_LIFE_SECONDS))
            .setIdentity(engine.identity())
            .setRequestId(UUID.randomUUID().toString())
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .setMemo(
                Memo.newBuilder()
                    .putFields(
                        OperationMemo.TOMBSTONE, converter.toPayload(tombstone).orElseThrow()))
            .build();
    try {
      return engine.call(stub -> stub.startWorkflowExecution(request)).getRunId();
    } catch (StatusRuntimeException e) {
      // Another DELETE has put its own there in this very moment, and goes on with it.
      if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        return null;
      }
      throw e;
    }
  }

  private void terminate(String workflowId, String runId) {
    TerminateWorkflowExecutionRequest request =
        TerminateWorkflowExecutionRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setWorkflowExecution(execution(workflowId, runId))
            .setIdentity(engine.identity())
            .setReason("deleted")
            .build();
    ignoringMissing(() -> engine.call(stub -> stub.terminateWorkflowExecution(request)));
  }

  private void delete(OperationId id, String runId) {
    DeleteWorkflowExecutionRequest request =
        DeleteWorkflowExecutionRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setWorkflowExecution(execution(id.toString(), runId))
            .build();
    ignoringMissing(() -> engine.call(stub -> stub.deleteWorkflowExecution(request)));
  }

  private static WorkflowExecution execution(String workflowId, String runId) {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
  }

  private static void ignoringMissing(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }
}
