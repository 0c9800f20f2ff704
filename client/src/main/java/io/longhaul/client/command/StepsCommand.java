package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.OperationSteps;
import io.longhaul.client.display.Wording;
import java.util.ArrayList;
import java.util.List;
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
    Columns columns = new Columns("STEP", "OUTCOME", "STARTED", "FINISHED", "ERROR");
    for (OperationSteps.Step step : steps.steps()) {
      columns.add(
          step.name(),
          step.outcome() == null ? "-" : step.outcome(),
          Wording.time(step.startedAt()),
          Wording.time(step.finishedAt()),
          step.error() == null ? "" : Wording.failure(step.error()));
    }
    lines.addAll(columns.lines());
    steps.decisions().forEach(decision -> lines.addAll(lines(decision)));
    if (steps.degraded()) {
      lines.add("No worker could be asked: only what the engine knows is shown.");
    }
    return lines;
  }

  private static List<String> lines(OperationSteps.Decision decision) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s by %s%s%s"
            .formatted(
                Wording.time(decision.at()),
                decision.action(),
                decision.by() == null ? "somebody" : decision.by(),
                decision.reason() == null ? "" : ", because: " + decision.reason(),
                decision.applied() ? "" : " (had no effect)"));
    for (OperationSteps.Change change : decision.changes()) {
      lines.add("  %s: %s -> %s".formatted(change.pointer(), change.before(), change.after()));
    }
    return lines;
  }
}
