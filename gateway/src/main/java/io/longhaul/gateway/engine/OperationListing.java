package io.longhaul.gateway.engine;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.gateway.engine.OperationFilter.Reach;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationSearch;
import io.longhaul.workflows.operation.OperationState;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists operations, in the engine's own order: the newest first. Thread-safe. */
public final class OperationListing {

  private final EngineCalls engine;
  private final DataConverter converter;

  OperationListing(EngineCalls engine, DataConverter converter) {
    this.engine = engine;
    this.converter = converter;
  }

  /**
   * One page; with labels it may hold fewer than it could, and still not be the last.
   *
   * @param from empty for the first page, otherwise what the page before gave
   */
  public OperationPage list(OperationFilter filter, int pageSize, byte[] from) {
    ListWorkflowExecutionsResponse page =
        page(
            ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(engine.namespace())
                .setQuery(query(filter))
                .setPageSize(pageSize)
                .setNextPageToken(ByteString.copyFrom(from))
                .build(),
            from.length > 0);
    return new OperationPage(
        page.getExecutionsList().stream()
            .map(this::summary)
            .filter(Objects::nonNull)
            .filter(operation -> hasLabels(operation, filter))
            .toList(),
        page.getNextPageToken().toByteArray());
  }

  // SQLite finds the words of a label, small or capital; the memo knows the label itself.
  private static boolean hasLabels(ListedOperation operation, OperationFilter filter) {
    return operation.submission().labels().entrySet().containsAll(filter.labels().entrySet());
  }

  private ListWorkflowExecutionsResponse page(
      ListWorkflowExecutionsRequest request, boolean continued) {
    try {
      return engine.call(stub -> stub.listWorkflowExecutions(request));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT && continued) {
        throw new ProblemException(
            ErrorCode.INVALID_PAGE_TOKEN, "The page token cannot be used; start over without one.");
      }
      throw e;
    }
  }

  static String query(OperationFilter filter) {
    VisibilityQuery query = reach(filter.reach());
    if (filter.tenant() != null) {
      query.equal(OperationSearch.TENANT.getName(), filter.tenant());
    }
    if (filter.owner() != null) {
      query.equal(OperationSearch.OWNER.getName(), SearchText.encode(filter.owner()));
    }
    if (filter.kind() != null) {
      query.equal(OperationSearch.KIND.getName(), filter.kind());
    }
    if (!filter.states().isEmpty()) {
      query.anyOf(StateConditions.of(filter.states()));
    }
    filter
        .labels()
        .forEach((key, value) -> query.equal(OperationSearch.LABELS.getName(), key + "=" + value));
    return withTimes(query, filter).toString();
  }

  // Only operations have a tenant: tombstones and workflows of others do not.
  private static VisibilityQuery reach(Reach reach) {
    VisibilityQuery query = new VisibilityQuery();
    Set<String> whole = reach.wholeTenants();
    if (whole == null) {
      return query.present(OperationSearch.TENANT.getName());
    }
    String own =
        new VisibilityQuery()
            .equal(OperationSearch.TENANT.getName(), reach.tenant())
            .equal(OperationSearch.OWNER.getName(), SearchText.encode(reach.subject()))
            .toString();
    if (whole.isEmpty()) {
      return query.anyOf(List.of(own));
    }
    String others = new VisibilityQuery().in(OperationSearch.TENANT.getName(), whole).toString();
    return query.anyOf(List.of("(" + own + ")", others));
  }

  private static VisibilityQuery withTimes(VisibilityQuery query, OperationFilter filter) {
    if (filter.createdAfter() != null) {
      query.notEarlier("StartTime", filter.createdAfter());
    }
    if (filter.createdBefore() != null) {
      query.earlier("StartTime", filter.createdBefore());
    }
    return query;
  }

  private @Nullable ListedOperation summary(WorkflowExecutionInfo info) {
    OperationId id = OperationId.parse(info.getExecution().getWorkflowId());
    OperationMemos memos = OperationMemos.read(info.getMemo(), converter);
    Submission submission = memos.submission();
    if (id == null || submission == null) {
      return null;
    }
    return new ListedOperation(
        id, state(info, memos.outcome()), submission, finishedAt(info, memos.outcome()));
  }

  private OperationState state(WorkflowExecutionInfo info, @Nullable Outcome outcome) {
    if (outcome != null) {
      return outcome.state();
    }
    return switch (info.getStatus()) {
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> OperationState.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> OperationState.TIMED_OUT;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> OperationState.CANCELED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> OperationState.FAILED;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> OperationState.SUCCEEDED;
      default -> announced(info);
    };
  }

  private OperationState announced(WorkflowExecutionInfo info) {
    Payload payload =
        info.getSearchAttributes().getIndexedFieldsMap().get(OperationSearch.STATE.getName());
    String wire =
        payload == null ? null : converter.fromPayload(payload, String.class, String.class);
    OperationState state = wire == null ? null : OperationState.ofWire(wire);
    return state == null ? OperationState.RUNNING : state;
  }

  private static @Nullable Instant finishedAt(
      WorkflowExecutionInfo info, @Nullable Outcome outcome) {
    if (outcome != null) {
      return outcome.finishedAt();
    }
    return info.hasCloseTime() ? Times.of(info.getCloseTime()) : null;
  }
}
