package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Removes the record of a finished operation. */
@Command(
    name = "delete",
    description = {
      "Removes the record and the files of a finished operation; its key is never accepted again.",
      "One that still runs is asked to cancel instead, with exit code 9."
    },
    footer = {"", "Examples:", "  longhaul delete acme~import-2026-11"})
final class DeleteCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  DeleteCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) {
    Operation left = client.delete(id);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", id).put("deleted", left == null);
    if (left == null) {
      printer().answer(document, List.of("Deleted: " + id));
      return ExitCode.SUCCEEDED;
    }
    document.set("operation", left.document());
    printer()
        .answer(document, List.of("Still runs, and was asked to cancel; delete it then: " + id));
    return ExitCode.NOT_FINISHED;
  }
}
