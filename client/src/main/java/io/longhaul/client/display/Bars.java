package io.longhaul.client.display;

import io.longhaul.client.Operation;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as bars on a terminal, one for the upload and one for each step. */
final class Bars implements ProgressDisplay {
  private static final int REFRESH_MILLIS = 200;
  private static final long MEBI = 1 << 20;

  private final PrintStream terminal;
  private final int width;
  private String title = "";
  private @Nullable ProgressBar bar;
  private volatile @Nullable Instant estimate;

  Bars(PrintStream terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  @Override
  public synchronized void sent(long sent, long total) {
    ProgressBar upload = bar("upload", () -> builder(" MiB", MEBI, 0));
    upload.maxHint(total);
    upload.stepTo(sent);
  }

  @Override
  public synchronized void changed(Operation operation) {
    Operation.Progress progress = operation.progress();
    if (progress == null) {
      waiting(operation);
      return;
    }
    estimate = progress.estimatedFinishAt();
    String unit = progress.unit() == null ? "" : " " + progress.unit();
    ProgressBar step =
        bar(
            progress.step(),
            () ->
                builder(unit, 1, progress.done())
                    .setEtaFunction(state -> Optional.ofNullable(estimate).map(Bars::left)));
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
    String rejected =
        progress.rejected() == 0 ? "" : " " + Amounts.count(progress.rejected()) + " rejected";
    return switch (operation.state()) {
      case "Running" -> rejected;
      case "Retrying" -> rejected + " " + Wording.retrying(operation);
      default -> rejected + " " + operation.state();
    };
  }

  private ProgressBar bar(String name, java.util.function.Supplier<ProgressBarBuilder> builder) {
    if (bar == null || !title.equals(name)) {
      closeBar();
      bar = builder.get().setTaskName(name).build();
      title = name;
    }
    return bar;
  }

  private ProgressBarBuilder builder(String unit, long size, long from) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    return ProgressBar.builder()
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLIS)
        .setUnit(unit, size)
        .startsFrom(from, Duration.ZERO)
        .showSpeed(new DecimalFormat("#,##0", symbols))
        .setConsumer(new ConsoleProgressBarConsumer(terminal, width));
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
      title = "";
    }
  }

  private static Duration left(Instant end) {
    Duration left = Duration.between(Instant.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
