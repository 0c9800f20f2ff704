package io.longhaul.local.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * No source gave an engine: the message lists what was tried, with what came of it, and what to
 * install.
 */
public final class EngineUnavailableException extends RuntimeException {
  private static final String WHAT_TO_DO =
      """
      Do one of these:
        install Go 1.26 or newer (https://go.dev/dl) and run the same again: it builds the engine once, in 4 to 6 minutes;
        install Temporal CLI %1$s (https://github.com/temporalio/cli/releases/tag/v%1$s) so that `temporal` is on PATH;
        set LONGHAUL_TEMPORAL_ADDRESS=host:port of a running Temporal cluster (server %2$s or newer).\
      """
          .formatted(EngineVersion.PINNED.cli(), EngineVersion.PINNED.server());

  EngineUnavailableException(List<Attempt> attempts) {
    super(
        attempts.stream()
            .map(attempt -> "  %s: %s".formatted(attempt.source(), attempt.outcome()))
            .collect(
                Collectors.joining(
                    "\n",
                    "There is no Temporal engine here and none could be made. Tried, in this order:\n",
                    "\n" + WHAT_TO_DO)));
  }

  /** One source that was asked in vain, and why. */
  record Attempt(String source, String outcome) {}
}
