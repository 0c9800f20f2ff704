package io.longhaul.client.command;

import io.longhaul.client.display.ProgressDisplay;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How progress is shown. */
final class ProgressOptions {
  private static final int USUAL_WIDTH = 80;
  private static final int NARROWEST = 40;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      defaultValue = "auto",
      description =
          "How to show progress on standard error: ${COMPLETION-CANDIDATES} (default: bar on a "
              + "terminal, lines otherwise).")
  private Style style = Style.auto;

  /** How progress is shown; the names are what users write. */
  enum Style {
    auto,
    bar,
    lines,
    none
  }

  ProgressDisplay open(Surroundings surroundings) {
    PrintStream err = surroundings.err();
    return switch (style) {
      case none -> ProgressDisplay.NONE;
      case lines -> ProgressDisplay.lines(err);
      case bar -> bars(surroundings, surroundings.terminal().columns());
      case auto -> {
        int columns = isDumb(surroundings) ? 0 : surroundings.terminal().columns();
        yield columns == 0 ? ProgressDisplay.lines(err) : bars(surroundings, columns);
      }
    };
  }

  private static boolean isDumb(Surroundings surroundings) {
    return "dumb".equals(surroundings.variable("TERM"));
  }

  private static ProgressDisplay bars(Surroundings surroundings, int columns) {
    int width = columns == 0 ? USUAL_WIDTH : Math.max(NARROWEST, columns);
    // One less, so that the cursor stays in its line.
    return ProgressDisplay.bars(surroundings.err(), width - 1);
  }
}
