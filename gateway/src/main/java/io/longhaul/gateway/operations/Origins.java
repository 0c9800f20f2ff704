package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.PastRun;
import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.InputChange;
import io.longhaul.workflows.operation.InputChanges;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.Origin;
import io.longhaul.workflows.payloads.OperationPayloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Works out where a retry comes from: its lineage, and every decision of its line so far. */
final class Origins {

  private static final int MOST_DECISIONS = 100;

  private Origins() {}

  static Origin of(
      ObservedOperation operation, PastRun run, CommandBody body, Caller caller, Instant now) {
    List<InputChange> changes =
        body.input() == null
            ? List.of()
            : InputChanges.between(run.input(), asPayload(body.input()));
    return new Origin(
        operation.id().toString(),
        caller.subject(),
        body.reason(),
        now,
        changes,
        lineage(operation),
        history(run));
  }

  private static @Nullable Lineage lineage(ObservedOperation operation) {
    Lineage reached = operation.outcome() == null ? null : operation.outcome().lineage();
    return reached != null || operation.step() == null ? reached : operation.step().lineage();
  }

  private static List<Decision> history(PastRun run) {
    List<Decision> history = new ArrayList<>();
    Origin before = run.request().origin();
    if (before != null) {
      history.addAll(before.history());
      history.add(
          new Decision(
              "retry",
              before.retryOf(),
              null,
              before.by(),
              before.reason(),
              before.at(),
              true,
              before.changes()));
    }
    history.addAll(run.decisions());
    int size = history.size();
    return List.copyOf(history.subList(Math.max(0, size - MOST_DECISIONS), size));
  }

  // The same number is another kind of node when it was read by another mapper.
  private static JsonNode asPayload(JsonNode input) {
    JsonMapper mapper = OperationPayloads.mapper();
    return mapper.readTree(mapper.writeValueAsBytes(input));
  }
}
