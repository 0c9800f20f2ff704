package io.longhaul.client.command;

import io.longhaul.client.Digests;
import io.longhaul.client.IdempotencyKey;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Upload;
import io.longhaul.client.display.Amounts;
import io.longhaul.client.display.ProgressDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Uploads a file. */
@Command(
    name = "upload",
    description = {
      "Uploads a file and prints the id that an operation's input names.",
      "The same key and file find the upload that they made before."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul upload licenses.csv",
      "  longhaul upload licenses.csv --key licenses-2026-11 --json"
    })
final class UploadCommand extends ClientCommand {
  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Idempotency key of the upload (default: follows from the file's SHA-256).")
  private @Nullable String key;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  UploadCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Duration patience() {
    return LONG;
  }

  @Override
  ExitCode run(LonghaulClient client) throws IOException {
    Path source = surroundings().resolve(file);
    if (!Files.isRegularFile(source) || !Files.isReadable(source)) {
      throw usage("There is no file that can be read: " + source);
    }
    if (key != null && !IdempotencyKey.isValid(key)) {
      throw usage("Not a key: '" + key + "'. Allowed: 1 to 128 of A-Z a-z 0-9 . _ -");
    }
    String chosen = key == null ? "file-" + HexFormat.of().formatHex(Digests.sha256(source)) : key;
    Upload upload;
    try (ProgressDisplay display = progress.open(surroundings())) {
      upload = client.upload(source, chosen, display::sent);
    }
    ObjectNode document = Printer.JSON.valueToTree(upload);
    document.put("key", chosen);
    printer()
        .answer(
            document,
            List.of("Uploaded: " + upload.id() + " (" + Amounts.bytes(upload.length()) + ")"));
    return ExitCode.SUCCEEDED;
  }
}
