package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.OperationSteps;
import io.longhaul.client.display.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the steps of an operation and what people decided about it. */
@Command(
    name = "steps",
    description =
        "Shows the steps that an operation has gone through, and who decided what, when and why.",
    footer = {"", "Examples:", "  longhaul steps acme~import-2026-11"})
final class StepsCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  StepsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    OperationSteps steps = client.steps(id);
    printer().answer(steps.document(), lines(steps));
    return ExitCode.SUCCEEDED;
  }

  private static List<String> lines(OperationSteps steps) {
    List<String> lines = new ArrayList<>();
    OperationSteps.Origin origin = steps.origin();
    if (origin != null) {
      origin.history().forEach(decision -> lines.addAll(lines(decision)));
      String what = "retry of " + origin.retryOf();
      lines.add(line(origin.at(), what, origin.by(), origin.reason()));
      lines.addAll(changes(origin.changes()));
    }
    lines.addAll(table(steps.steps()));
    steps.decisions().forEach(decision -> lines.addAll(lines(decision)));
    if (steps.degraded()) {
      lines.add("No worker could be asked: only what the engine knows is shown.");
    }
    return lines;
  }

  private static List<String> table(List<OperationSteps.Step> steps) {
    Columns columns = new Columns("STEP", "OUTCOME", "STARTED", "FINISHED", "ERROR");
    for (OperationSteps.Step step : steps) {
      columns.add(
          step.name(),
          step.outcome() == null ? "-" : step.outcome(),
          Wording.time(step.startedAt()),
          Wording.time(step.finishedAt()),
          step.error() == null ? "" : Wording.failure(step.error()));
    }
    return columns.lines();
  }

  private static List<String> lines(OperationSteps.Decision decision) {
    String what = decision.action() + (decision.applied() ? "" : " (had no effect)");
    List<String> lines = new ArrayList<>();
    lines.add(line(decision.at(), what, decision.by(), decision.reason()));
    lines.addAll(changes(decision.changes()));
    return lines;
  }

  private static List<String> changes(List<OperationSteps.Change> changes) {
    return changes.stream()
        .map(
            change -> "  %s: %s -> %s".formatted(change.pointer(), change.before(), change.after()))
        .toList();
  }

  private static String line(
      @Nullable Instant at, String what, @Nullable String by, @Nullable String reason) {
    return "%s  %s by %s%s"
        .formatted(
            Wording.time(at),
            what,
            by == null ? "somebody" : by,
            reason == null ? "" : ": " + reason);
  }
}
