package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.SavedFile;
import io.longhaul.client.display.Amounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fetches the result of an operation, or a file that it made. */
@Command(
    name = "result",
    description = {
      "Fetches the result of a finished operation, or one of its files, whole and checked.",
      "Exit code 9: it has not finished. 3, 4: it failed or was canceled and has no result."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul result acme~import-2026-11",
      "  longhaul result acme~import-2026-11 --artifact rejects.csv --output rejects.csv"
    })
final class ResultCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  @Option(
      names = "--artifact",
      paramLabel = "NAME",
      description = "Not the result but this file; get shows which there are.")
  private @Nullable String artifact;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private @Nullable Path output;

  ResultCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode run(LonghaulClient client) throws IOException {
    return output == null ? print(client) : save(client, surroundings().resolve(output));
  }

  private ExitCode save(LonghaulClient client, Path target) {
    SavedFile saved = fetch(client, target);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", id);
    if (saved == null) {
      printer().answer(document.putNull("file"), List.of("It has no result."));
      return ExitCode.SUCCEEDED;
    }
    document.put("file", saved.path().toString()).put("length", saved.length());
    document.put("contentType", saved.contentType());
    printer()
        .answer(
            document,
            List.of("Saved: " + saved.path() + " (" + Amounts.bytes(saved.length()) + ")"));
    return ExitCode.SUCCEEDED;
  }

  /** By way of a file, so that nothing is printed that turns out incomplete. */
  private ExitCode print(LonghaulClient client) throws IOException {
    Path temporary = Files.createTempFile("longhaul-", ".result");
    try {
      SavedFile saved = fetch(client, temporary);
      if (saved != null) {
        copy(saved);
      }
      return ExitCode.SUCCEEDED;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void copy(SavedFile saved) throws IOException {
    String type = saved.contentType() == null ? "" : saved.contentType();
    if (type.contains("json")) {
      printer().document(Printer.JSON.readTree(saved.path().toFile()));
    } else {
      Files.copy(saved.path(), surroundings().out());
      surroundings().out().flush();
    }
  }

  private @Nullable SavedFile fetch(LonghaulClient client, Path target) {
    return artifact == null
        ? client.saveResult(id, target)
        : client.saveArtifact(id, artifact, target);
  }
}
