package io.longhaul.workflows.operation;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import org.jspecify.annotations.Nullable;

/** Decides which lineage an operation's checkpoints belong to. */
final class LineageKeeper {

  private @Nullable Lineage lineage;
  private int changes;

  LineageKeeper(@Nullable Origin origin) {
    this.lineage = origin == null ? null : origin.lineage();
  }

  @Nullable Lineage current() {
    return lineage;
  }

  /** The same lineage for the same digest; another one, from the beginning, for another. */
  Lineage of(String digest) {
    Lineage known = lineage;
    if (known == null) {
      known = new Lineage(runId(), digest, null);
    } else if (known.digest() == null) {
      known = new Lineage(known.id(), digest, known.supersedes());
    } else if (!digest.equals(known.digest())) {
      changes++;
      known = new Lineage(runId() + "." + changes, digest, known.id());
    }
    lineage = known;
    return known;
  }

  private static String runId() {
    WorkflowInfo info = Workflow.getInfo();
    return info.getFirstExecutionRunId();
  }
}
