package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.ListedOperation;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An operation in a list: what the engine's index knows, a moment late. */
record OperationSummary(
    String id,
    String name,
    String kind,
    String owner,
    String status,
    String state,
    boolean done,
    Instant createdAt,
    @Nullable Instant startAt,
    @Nullable Instant finishedAt,
    @Nullable Instant deadline,
    Map<String, String> labels,
    @Nullable String retryOf,
    Map<String, String> links) {

  static OperationSummary of(ListedOperation operation, Links links) {
    Submission submission = operation.submission();
    return new OperationSummary(
        operation.id().toString(),
        "operations/" + operation.id(),
        submission.kind(),
        submission.owner(),
        operation.state().status().wire(),
        operation.state().wire(),
        operation.state().isDone(),
        submission.createdAt(),
        submission.startAt(),
        operation.finishedAt(),
        submission.deadline(),
        new TreeMap<>(submission.labels()),
        submission.retryOf(),
        Map.of("self", links.self(operation.id())));
  }

  /** One page of them. */
  record Page(List<OperationSummary> operations, @Nullable String nextPageToken) {}
}
