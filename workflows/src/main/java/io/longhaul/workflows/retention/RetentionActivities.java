package io.longhaul.workflows.retention;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The removals. Each goes through everything of its sort and may be repeated at any point; what it
 * meets is decided anew each time.
 */
@ActivityInterface
public interface RetentionActivities {

  /** Uploads that have expired and that no operation refers to. */
  @ActivityMethod(name = "retention.uploads")
  Removed uploads();

  /** Artifacts of operations whose record has expired or was deleted. */
  @ActivityMethod(name = "retention.artifacts")
  Removed artifacts();

  /** Checkpoints, ledgers and rejects of lines whose operations have all expired. */
  @ActivityMethod(name = "retention.checkpoints")
  Removed checkpoints();

  /** How many uploads, operations or lines. */
  record Removed(long count) {}
}
