package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.RecordRemoval;
import io.longhaul.gateway.following.SharedLooks;
import io.longhaul.gateway.webhooks.OperationDeliveries;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import java.time.Clock;

/** Removes finished operations with all that they made. */
final class Deletions {

  private final RecordRemoval records;
  private final SharedLooks looks;
  private final Artifacts artifacts;
  private final OperationDeliveries deliveries;
  private final Clock clock;

  Deletions(
      RecordRemoval records,
      SharedLooks looks,
      Artifacts artifacts,
      OperationDeliveries deliveries,
      Clock clock) {
    this.records = records;
    this.looks = looks;
    this.artifacts = artifacts;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  void delete(ObservedOperation operation, Caller caller) {
    Submission submission = operation.submission();
    records.bury(
        operation,
        new Tombstone(
            submission.kind(),
            submission.tenant(),
            submission.owner(),
            submission.fingerprint(),
            caller.subject(),
            clock.instant()));
    var _ = looks.fresh(operation.id());
    finish(operation.id());
  }

  /** What an earlier delete may have left undone. */
  void finish(OperationId id) {
    artifacts.deleteAll(id.toString());
    deliveries.deleteAll(id);
  }
}
