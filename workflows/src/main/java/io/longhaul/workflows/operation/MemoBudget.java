package io.longhaul.workflows.operation;

import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The 2 KiB of a memo: what the submission leaves of them is for step, attention and outcome. */
final class MemoBudget {

  static final int LIMIT = 2048;

  // What an entry costs beside its value: its key, and the encoding in the payload's metadata.
  private static final int ENTRY = 48;
  private static final int LEAST_ERROR = 200;

  private final int submission;

  MemoBudget(int submission) {
    this.submission = submission;
  }

  /** The budget of the operation that runs in this workflow thread. */
  static MemoBudget ofCurrent() {
    Object submission = Workflow.getMemo(OperationMemo.SUBMISSION, JsonNode.class);
    return new MemoBudget(submission == null ? 0 : Brief.size(submission));
  }

  /** The error, cut so that the memo has room for what stands beside it. */
  OperationError fit(OperationError error, @Nullable Object... beside) {
    int room = LIMIT - submission - ENTRY;
    for (Object other : beside) {
      room -= other == null ? 0 : Brief.size(other) + ENTRY;
    }
    return Brief.error(error, Math.max(room, LEAST_ERROR));
  }
}
