package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows an operation. */
@Command(
    name = "get",
    description = "Shows an operation. Exit code 0 says that it could be read, not how it went.",
    footer = {
      "",
      "Examples:",
      "  longhaul get acme~import-2026-11",
      "  longhaul get acme~import-2026-11 --json"
    })
final class GetCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  GetCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    Operation operation = client.get(id);
    printer().answer(operation.document(), new Report(operation, surroundings().program()).full());
    return ExitCode.SUCCEEDED;
  }
}
