package io.longhaul.client.display;

import io.longhaul.client.Operation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Progress in plain lines: at each turn, and otherwise not more often than each few seconds. */
final class Lines implements ProgressDisplay {
  private static final long BETWEEN = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private long last;
  private long start;
  private String phase = "";

  Lines(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void sent(long sent, long total) {
    if (sent == 0 || start == 0) {
      start = nanoTime.getAsLong();
    }
    if (isDue("upload") || (sent == total && total > 0)) {
      print(
          "upload: "
              + Amounts.percent(total == 0 ? 100 : 100.0 * sent / total)
              + ", "
              + Wording.upload(sent, total, Duration.ofNanos(nanoTime.getAsLong() - start)));
    }
  }

  @Override
  public synchronized void changed(Operation operation) {
    Operation.Progress progress = operation.progress();
    String step = progress == null ? "" : progress.step();
    int attempt = operation.retry() == null ? 0 : operation.retry().attempt();
    if (isDue(operation.state() + " " + step + " " + attempt)) {
      print(Wording.line(operation, Instant.now()));
    }
  }

  @Override
  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  private boolean isDue(String next) {
    if (!Objects.equals(phase, next)) {
      phase = next;
      return true;
    }
    return nanoTime.getAsLong() - last >= BETWEEN;
  }

  private void print(String line) {
    last = nanoTime.getAsLong();
    say(line);
  }
}
