package io.longhaul.activities.webhooks;

import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.webhooks.OperationData;
import io.longhaul.workflows.webhooks.OperationData.Artifact;
import io.longhaul.workflows.webhooks.OperationData.Attention;
import io.longhaul.workflows.webhooks.OperationData.Problem;
import io.longhaul.workflows.webhooks.OperationData.Rejected;
import io.longhaul.workflows.webhooks.OperationData.Row;
import io.longhaul.workflows.webhooks.OperationData.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of an operation what receivers are told. */
final class OperationDigest {

  private static final String REJECTED = "rejected";

  private OperationDigest() {}

  static OperationData of(String id, OperationSight sight, List<Row> rows) {
    Submission submission = sight.submission();
    Outcome outcome = sight.outcome();
    return new OperationData(
        id,
        "operations/" + id,
        submission.kind(),
        submission.owner(),
        sight.state().status().wire(),
        sight.state().wire(),
        sight.state().isDone(),
        sight.percent(),
        submission.createdAt(),
        sight.step() == null ? null : sight.step().startedAt(),
        outcome == null ? null : outcome.finishedAt(),
        submission.deadline(),
        submission.labels(),
        submission.retryOf(),
        outcome == null ? Map.of() : outcome.counts(),
        outcome == null ? List.of() : warnings(outcome),
        outcome == null ? null : problem(outcome.error()),
        attention(sight),
        outcome == null ? List.of() : artifacts(outcome),
        rejected(sight, rows));
  }

  private static @Nullable Attention attention(OperationSight sight) {
    var attention = sight.attention();
    return attention == null
        ? null
        : new Attention(
            attention.parkId(),
            attention.since(),
            attention.deadline(),
            wording(attention.error()));
  }

  private static @Nullable Problem problem(@Nullable OperationError error) {
    return error == null ? null : wording(error);
  }

  private static Problem wording(OperationError error) {
    return new Problem(
        error.code(), error.message(), error.retryable(), error.failedStep(), error.occurredAt());
  }

  private static List<Warning> warnings(Outcome outcome) {
    return outcome.warnings().stream()
        .map(warning -> new Warning(warning.code(), warning.message(), warning.count()))
        .toList();
  }

  private static List<Artifact> artifacts(Outcome outcome) {
    return outcome.artifacts().stream()
        .map(note -> new Artifact(note.name(), note.contentType(), note.length(), note.sha256()))
        .toList();
  }

  private static @Nullable Rejected rejected(OperationSight sight, List<Row> rows) {
    Outcome outcome = sight.outcome();
    Long count = outcome == null ? sight.rejected() : outcome.counts().get(REJECTED);
    boolean none = count == null || count == 0;
    return none && rows.isEmpty() ? null : new Rejected(count, rows);
  }
}
