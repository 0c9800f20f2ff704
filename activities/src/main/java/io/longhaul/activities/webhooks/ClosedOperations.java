package io.longhaul.activities.webhooks;

import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine has closed, and the way to have that told. Thread-safe. */
public interface ClosedOperations {

  /**
   * One page of the operations that closed in this time.
   *
   * @param until exclusive
   * @param token null for the first page
   */
  Page closed(Instant from, Instant until, @Nullable String token);

  /** Starts a delivery; false when it was started before. */
  boolean tell(DeliveryRequest request);

  /**
   * Some of them.
   *
   * @param next the token of the next page; null when this is the last
   */
  record Page(List<Closed> operations, @Nullable String next) {}

  /** One of them. */
  record Closed(Subject subject, Submission submission, OperationState state, Instant at) {}
}
