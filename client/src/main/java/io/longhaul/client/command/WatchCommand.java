package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.display.ProgressDisplay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows an operation until it is done or parked. */
@Command(
    name = "watch",
    description = {
      "Follows an operation until it is done or needs a person.",
      "With --json: one document per line, each time it has changed."
    },
    footer = {
      "",
      "Examples:",
      "  longhaul watch acme~import-2026-11",
      "  longhaul watch acme~import-2026-11 --timeout 10m --progress lines",
      "  longhaul watch acme~import-2026-11 --json"
    })
final class WatchCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "The operation.")
  private String id = "";

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop following after this, with exit code 9.")
  private @Nullable Duration timeout;

  @Option(
      names = "--through-attention",
      description = "Go on following while the operation is parked.")
  private boolean throughAttention;

  @Mixin private ProgressOptions progress = new ProgressOptions();

  WatchCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Duration patience() {
    return LONG;
  }

  @Override
  ExitCode run(LonghaulClient client) {
    Printer printer = printer();
    Operation last;
    try (ProgressDisplay display = json() ? ProgressDisplay.NONE : progress.open(surroundings())) {
      last =
          new Following(client, surroundings(), display)
              .follow(id, timeout, throughAttention, json() ? this::line : operation -> {});
    }
    if (!json()) {
      printer.answer(last.document(), new Report(last, surroundings().program()).outcome());
    }
    return ExitCode.of(last);
  }

  private void line(Operation operation) {
    printer().line(operation.document());
  }
}
