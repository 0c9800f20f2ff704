package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a parked operation as failed. */
@Command(
    name = "fail",
    description = "Ends a parked operation (state NeedsAttention) as failed. For support staff.",
    footer = {
      "",
      "Examples:",
      "  longhaul fail acme~import-2026-11 --reason \"the file was withdrawn\""
    })
final class FailCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the operation.")
  private @Nullable String reason;

  FailCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    Operation operation = client.fail(id, reason);
    String line =
        operation.done() ? "Failed: " + id : "Will be failed; now " + operation.state() + ": " + id;
    printer().answer(operation.document(), List.of(line));
    return ExitCode.SUCCEEDED;
  }
}
