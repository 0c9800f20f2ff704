package io.longhaul.worker.retention;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.activities.retention.OperationRecords;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Asks the engine whether operations are there, and decides by their memo whether they expired. */
final class EngineRecords implements OperationRecords {

  private static final Duration CALL = Duration.ofSeconds(10);

  private final WorkflowClient client;
  private final DataConverter converter;
  private final Clock clock;

  EngineRecords(WorkflowClient client, DataConverter converter, Clock clock) {
    this.client = client;
    this.converter = converter;
    this.clock = clock;
  }

  @Override
  public boolean isKept(String operationId) {
    try {
      return isKept(describe(operationId));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private WorkflowExecutionInfo describe(String operationId) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL.toMillis(), TimeUnit.MILLISECONDS)
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(operationId))
                .build())
        .getWorkflowExecutionInfo();
  }

  // A tombstone stands for what was deleted. What is none of ours is none of our business.
  private boolean isKept(WorkflowExecutionInfo info) {
    if (info.getMemo().containsFields(OperationMemo.TOMBSTONE)) {
      return false;
    }
    Payload payload = info.getMemo().getFieldsMap().get(OperationMemo.SUBMISSION);
    if (payload == null || !info.hasCloseTime()) {
      return true;
    }
    Submission submission = converter.fromPayload(payload, Submission.class, Submission.class);
    Instant closed =
        Instant.ofEpochSecond(info.getCloseTime().getSeconds(), info.getCloseTime().getNanos());
    return clock.instant().isBefore(closed.plus(Duration.ofDays(submission.retentionDays())));
  }
}
