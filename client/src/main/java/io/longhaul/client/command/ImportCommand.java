package io.longhaul.client.command;

import io.longhaul.client.Digests;
import io.longhaul.client.IdempotencyKey;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.SavedFile;
import io.longhaul.client.display.Amounts;
import io.longhaul.client.display.ProgressDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Uploads a file, starts its import and follows it. */
@Command(
    name = "import",
    description = {
      "Imports a CSV file into the table of a dataset: upload, start and watch in one.",
      "Without --key, the key follows from the file's content, the dataset and the options: after "
          + "Ctrl-C or a lost connection, the same command goes on with the same operation."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul import licenses.csv --dataset pet-licenses",
      "  longhaul import licenses.csv --dataset pet-licenses --rejects rejects.csv",
      "  longhaul import licenses.csv -d pet-licenses --on-duplicate skip --max-rejected 5%%",
      "  longhaul import licenses.csv -d pet-licenses --new --max-rows-per-second 2000",
      "  longhaul import export.txt -d pet-licenses --delimiter tab --charset ISO-8859-1 --json"
    })
final class ImportCommand extends ClientCommand {
  @Parameters(paramLabel = "FILE", description = "The CSV file.")
  private Path file = Path.of("");

  @Mixin private ImportFlags flags = new ImportFlags();

  @ArgGroup private KeyChoice keyChoice = new KeyChoice();

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Where to save the rejected records at the end, if there are any.")
  private @Nullable Path rejects;

  @Option(names = "--detach", description = "Do not follow it.")
  private boolean detach;

  @Mixin private StartFlags startFlags = new StartFlags();

  @Mixin private ProgressOptions progress = new ProgressOptions();

  /** Which key names the import. */
  static final class KeyChoice {
    @Option(
        names = "--key",
        paramLabel = "KEY",
        description = "Idempotency key, 1 to 128 of A-Z a-z 0-9 . _ -")
    private @Nullable String key;

    @Option(
        names = "--new",
        description = "Import it again even if it was imported before: a random key.")
    private boolean fresh;
  }

  ImportCommand(Surroundings surroundings) {
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
    new KnownDatasets(client).require(flags.dataset());
    byte[] sha256 = Digests.sha256(source);
    String key = key(sha256);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("key", key);
    Operation last;
    try (ProgressDisplay shown = progress.open(surroundings())) {
      shown.say("Key: " + key);
      ImportRun run = new ImportRun(client, surroundings(), shown, key, startFlags.options());
      last = run.start(source, sha256, flags.input());
      if (!detach) {
        last = run.follow(last);
      }
    }
    List<String> lines = new ArrayList<>(new Report(last, surroundings().program()).outcome());
    saveRejects(client, last, answer, lines);
    answer.set("operation", last.document());
    printer().answer(answer, lines);
    return detach ? ExitCode.SUCCEEDED : ExitCode.of(last);
  }

  private String key(byte[] sha256) {
    if (keyChoice.fresh) {
      return IdempotencyKey.random();
    }
    if (keyChoice.key == null) {
      return ImportKey.ofOperation(sha256, flags.input(), startFlags.options());
    }
    if (!IdempotencyKey.isValid(keyChoice.key)) {
      throw usage("Not a key: '" + keyChoice.key + "'. Allowed: 1 to 128 of A-Z a-z 0-9 . _ -");
    }
    return keyChoice.key;
  }

  private void saveRejects(
      LonghaulClient client, Operation operation, ObjectNode answer, List<String> lines) {
    if (rejects == null) {
      return;
    }
    for (Operation.Artifact artifact : operation.artifacts()) {
      if (artifact.name().startsWith("rejects")) {
        SavedFile saved =
            client.saveArtifact(operation.id(), artifact.name(), surroundings().resolve(rejects));
        answer.put("rejects", saved.path().toString());
        lines.add(Report.row("Rejects", saved.path() + " (" + Amounts.bytes(saved.length()) + ")"));
      }
    }
  }
}
