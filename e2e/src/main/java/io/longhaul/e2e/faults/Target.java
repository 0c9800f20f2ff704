package io.longhaul.e2e.faults;

import io.longhaul.e2e.stack.EngineView;
import io.longhaul.local.Stack;
import io.longhaul.local.supervision.ChildStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the process that carries an operation's load at the moment, by asking the engine. */
public final class Target {
  private static final String LOAD = "bulk-import.load";
  private static final String STARTED = "PENDING_ACTIVITY_STATE_STARTED";

  private final Stack stack;
  private final EngineView engine;

  public Target(Stack stack) {
    this.stack = stack;
    this.engine = new EngineView(stack);
  }

  /** The worker that runs the load, or null when none does now, or the engine does not answer. */
  public @Nullable ChildStatus loadingWorker(String operationId) throws InterruptedException {
    JsonNode execution = engine.describe(operationId);
    if (execution == null) {
      return null;
    }
    for (JsonNode activity : execution.path("pendingActivities")) {
      if (activity.path("activityType").path("name").asString("").equals(LOAD)
          && activity.path("state").asString("").equals(STARTED)) {
        return worker(activity.path("lastWorkerIdentity").asString(""));
      }
    }
    return null;
  }

  private @Nullable ChildStatus worker(String identity) {
    return stack.processes().stream()
        .filter(process -> process.name().startsWith("worker-"))
        .filter(process -> belongs(identity, process))
        .findFirst()
        .orElse(null);
  }

  private static boolean belongs(String identity, ChildStatus process) {
    return identity.startsWith(process.pid() + "@")
        || identity.matches(".*\\b" + process.name() + "\\b.*");
  }
}
