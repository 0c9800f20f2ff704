package io.longhaul.client.display;

import io.longhaul.client.Operation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Progress as bars on a terminal, one for the upload and one for each step. */
final class Bars implements ProgressDisplay {
  private static final int REFRESH_MILLIS = 200;

  private final PrintStream terminal;
  private final int width;
  private String title = "";
  private @Nullable ProgressBar bar;

  Bars(PrintStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  @Override
  public synchronized void sent(long sent, long total) {
    ProgressBar upload = bar("upload", 0);
    upload.maxHint(total);
    upload.stepTo(sent);
    upload.setExtraMessage(Wording.upload(sent, total, upload.getElapsedAfterStart()));
  }

  @Override
  public synchronized void changed(Operation operation) {
    Operation.Progress progress = operation.progress();
    if (progress == null) {
      waiting(operation);
      return;
    }
    ProgressBar step = bar(progress.step(), progress.done());
    Long total = progress.total();
    step.maxHint(total == null ? -1 : total);
    step.stepTo(progress.done());
    step.setExtraMessage(remark(operation, progress));
  }

  @Override
  public synchronized void say(String line) {
    closeBar();
    terminal.println(line);
    terminal.flush();
  }

  @Override
  public synchronized void close() {
    closeBar();
  }

  /** There is nothing to measure: a line instead of a bar, once for each turn. */
  private void waiting(Operation operation) {
    if (!operation.done() && !title.equals(operation.state())) {
      say(Wording.line(operation, Instant.now()));
      title = operation.state();
    }
  }

  private static String remark(Operation operation, Operation.Progress progress) {
    String measured = Wording.progress(progress, Instant.now());
    return switch (operation.state()) {
      case "Running" -> measured;
      case "Retrying" -> Wording.retrying(operation);
      default -> measured + ", " + operation.state();
    };
  }

  private ProgressBar bar(String name, long from) {
    if (bar == null || !title.equals(name)) {
      closeBar();
      bar =
          ProgressBar.builder()
              .setTaskName(name)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .startsFrom(from, Duration.ZERO)
              .setRenderer(new BarRenderer())
              .setConsumer(new ConsoleProgressBarConsumer(terminal, width))
              .build();
      title = name;
    }
    return bar;
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
      title = "";
    }
  }
}
