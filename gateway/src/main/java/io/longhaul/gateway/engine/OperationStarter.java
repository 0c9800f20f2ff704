package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationSearch;
import io.longhaul.workflows.operation.OperationState;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Starts operations, each id once and for all. Thread-safe. */
public final class OperationStarter {

  // The workflow keeps the deadline itself; this is for one whose workers are gone.
  private static final Duration SERVER_GRACE = Duration.ofHours(1);

  private final EngineCalls engine;
  private final Clock clock;

  OperationStarter(EngineCalls engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Starts an operation. When this returns true, it is durable and can be read.
   *
   * @return false when there is or was one with this id
   */
  public boolean start(NewOperation operation) {
    return engine.startsNew(operation.submission().kind(), options(operation), operation.request());
  }

  private WorkflowOptions options(NewOperation operation) {
    Submission submission = operation.submission();
    Instant now = clock.instant();
    Duration delay = untilStart(submission, now);
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(operation.id().toString())
            .setTaskQueue(operation.taskQueue())
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .setMemo(Map.of(OperationMemo.SUBMISSION, submission))
            .setTypedSearchAttributes(attributes(submission, !delay.isZero()));
    if (!delay.isZero()) {
      options.setStartDelay(delay);
    }
    if (submission.deadline() != null) {
      options.setWorkflowExecutionTimeout(
          Duration.between(now, submission.deadline()).plus(SERVER_GRACE));
    }
    if (operation.priority() != null) {
      options.setPriority(Priority.newBuilder().setPriorityKey(operation.priority()).build());
    }
    return options.build();
  }

  private static Duration untilStart(Submission submission, Instant now) {
    Instant startAt = submission.startAt();
    return startAt == null || !startAt.isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, startAt);
  }

  private static SearchAttributes attributes(Submission submission, boolean delayed) {
    OperationState state = delayed ? OperationState.SCHEDULED : OperationState.QUEUED;
    SearchAttributes.Builder attributes =
        SearchAttributes.newBuilder()
            .set(OperationSearch.STATE, state.wire())
            .set(OperationSearch.KIND, submission.kind())
            .set(OperationSearch.TENANT, submission.tenant())
            .set(OperationSearch.OWNER, SearchText.encode(submission.owner()));
    if (!submission.labels().isEmpty()) {
      attributes.set(OperationSearch.LABELS, labels(submission.labels()));
    }
    return attributes.build();
  }

  private static List<String> labels(Map<String, String> labels) {
    return labels.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }
}
