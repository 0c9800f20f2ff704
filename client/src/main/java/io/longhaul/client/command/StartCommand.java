package io.longhaul.client.command;

import io.longhaul.client.IdempotencyKey;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.StartOptions;
import io.longhaul.client.Submission;
import io.longhaul.client.display.ProgressDisplay;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Starts an operation of any kind. */
@Command(
    name = "start",
    description = {
      "Starts an operation of any kind; see kinds for what there is.",
      "The same key and request find the operation that they started before."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul start bulk-import -p file=u-7f3a -p dataset=pet-licenses --key import-2026-11",
      "  longhaul start bulk-import --input @import.json --label team=billing --watch",
      "  longhaul start bulk-import --input @import.json --start-at 2026-12-01T02:00:00Z"
    })
final class StartCommand extends ClientCommand {
  @Parameters(paramLabel = "KIND", description = "What kind of operation.")
  private String kind = "";

  @Option(
      names = "--input",
      paramLabel = "JSON",
      description = "The input: a JSON object, @FILE, or - for standard input.")
  private String input = "{}";

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description =
          "Sets a member of the input; repeatable. What reads as JSON is JSON, the rest is text.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Idempotency key, 1 to 128 of A-Z a-z 0-9 . _ - (default: a random one).")
  private @Nullable String key;

  @Option(
      names = "--start-at",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Not before this, such as 2026-12-01T02:00:00Z.")
  private @Nullable Instant startAt;

  @Option(names = "--watch", description = "Follow it until it is done or needs a person.")
  private boolean watch;

  @Mixin private StartFlags flags = new StartFlags();

  @Mixin private ProgressOptions progress = new ProgressOptions();

  StartCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Duration patience() {
    return watch ? LONG : super.patience();
  }

  @Override
  ExitCode run(LonghaulClient client) {
    if (key != null && !IdempotencyKey.isValid(key)) {
      throw usage("Not a key: '" + key + "'. Allowed: 1 to 128 of A-Z a-z 0-9 . _ -");
    }
    StartOptions said = flags.options();
    StartOptions options =
        new StartOptions(said.labels(), said.timeout(), startAt, said.onFailure());
    String chosen = key == null ? IdempotencyKey.random() : key;
    Submission submission = client.submit(kind, input(), options, chosen);
    Operation operation = submission.operation();
    String line = (submission.replayed() ? "Found: " : "Started: ") + operation.id();
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

  private ObjectNode input() {
    ObjectNode object = JsonInput.read(input, surroundings());
    parameters.forEach((name, value) -> JsonInput.set(object, name, value));
    return object;
  }
}
