package io.longhaul.local.progress;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Progress as text: on a terminal updates overwrite one line, elsewhere one of them is printed now
 * and then.
 */
public final class TerminalProgress implements Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean terminal;
  private @Nullable Long lastUpdate;
  private boolean lineOpen;

  public TerminalProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Progress on standard error, so that standard output carries only a command's answer. Whether
   * that is a terminal is known to the {@code longhaul} script, which says so in the system
   * property {@code longhaul.terminal}.
   */
  public static TerminalProgress onStandardError() {
    return new TerminalProgress(System.err, Boolean.getBoolean("longhaul.terminal"));
  }

  @Override
  public synchronized void say(String line) {
    if (lineOpen) {
      out.print(ERASE_LINE);
      lineOpen = false;
    }
    out.println(line);
    lastUpdate = System.nanoTime();
  }

  @Override
  public synchronized void update(String line) {
    if (terminal) {
      out.print(ERASE_LINE + line);
      out.flush();
      lineOpen = true;
    } else if (isDue()) {
      say(line);
    }
  }

  private boolean isDue() {
    var last = lastUpdate;
    return last == null || System.nanoTime() - last >= BETWEEN_LINES.toNanos();
  }
}
