package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks to cancel an operation. */
@Command(
    name = "cancel",
    description = {
      "Asks to cancel an operation. What it has applied stays applied.",
      "Exit code 0 says that the request was taken; watch shows when it took effect."
    },
    footer = {"", "Examples:", "  longhaul cancel acme~import-2026-11 --reason \"wrong file\""})
final class CancelCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the operation.")
  private @Nullable String reason;

  CancelCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    Operation operation = client.cancel(id, reason);
    String line =
        operation.done()
            ? "Canceled: " + id
            : "Cancel requested; now " + operation.state() + ": " + id;
    printer().answer(operation.document(), List.of(line));
    return ExitCode.SUCCEEDED;
  }
}
