package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.ListedOperation;
import io.longhaul.workflows.operation.OperationId;

/** What a stream of a list says to its caller. */
public interface ListRendering {

  /** An operation as the list shows it. */
  StreamEvent summary(ListedOperation operation);

  /** An operation in full, as a look has shown it. */
  StreamEvent document(Look look);

  /** An operation is no longer in the list. */
  StreamEvent removed(OperationId id);

  /** The list has been told once as a whole. */
  StreamEvent listed(int operations, boolean more);
}
