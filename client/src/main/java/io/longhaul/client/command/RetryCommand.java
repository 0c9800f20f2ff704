package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.display.ProgressDisplay;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lets a parked operation go on, or tries again what finished without success. */
@Command(
    name = "retry",
    description = {
      "Lets a parked operation go on, or starts the next of the line of one that finished without "
          + "success. It goes on behind what was done already where file, dataset, format and "
          + "policy are the same."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul retry acme~import-2026-11 --reason \"the table exists now\"",
      "  longhaul retry acme~import-2026-11 --input @corrected.json --watch"
    })
final class RetryCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  @Option(
      names = "--input",
      paramLabel = "JSON",
      description =
          "The corrected input, whole: a JSON object, @FILE, or - (default: the one it has).")
  private @Nullable String input;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the operation.")
  private @Nullable String reason;

  @Option(names = "--watch", description = "Follow it until it is done or needs a person.")
  private boolean watch;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  RetryCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Duration patience() {
    return watch ? LONG : super.patience();
  }

  @Override
  ExitCode run(LonghaulClient client) {
    JsonNode corrected = input == null ? null : JsonInput.read(input, surroundings());
    Operation operation = client.retry(id, corrected, reason);
    String line =
        operation.id().equals(id)
            ? "Goes on: " + id
            : "Started: " + operation.id() + ", retrying " + id;
    if (!watch) {
      printer().answer(operation.document(), List.of(line));
      return ExitCode.SUCCEEDED;
    }
    Operation last;
    try (ProgressDisplay display = progress.open(surroundings())) {
      last = new Following(client, surroundings(), display).follow(line, operation.id());
    }
    printer().answer(last.document(), new Report(last, surroundings().program()).outcome());
    return ExitCode.of(last);
  }
}
