package io.longhaul.local.engine;

import io.longhaul.local.progress.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of {@code go build}, told about once a second; it does not outlive the waiting thread.
 */
final class GoBuild {
  private static final int LINES_KEPT = 12;
  private static final String TOOL = "github.com/temporalio/cli/cmd/temporal";
  private static final String DOWNLOADING = "go: downloading ";

  private final List<String> command;
  private final Path module;
  private final Progress progress;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final long began = System.nanoTime();
  private int downloaded;
  private int compiled;

  GoBuild(Path go, Path module, Path target, Progress progress) {
    this.command =
        List.of(
            go.toString(),
            "build",
            "-v",
            "-trimpath",
            "-ldflags",
            "-s -w",
            "-o",
            target.toString(),
            TOOL);
    this.module = module;
    this.progress = progress;
  }

  void run() throws SourceException, IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true);
    builder.environment().put("CGO_ENABLED", "0");
    var process = builder.start();
    try {
      var reader = Thread.startVirtualThread(() -> follow(process.inputReader()));
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        progress.update(status());
      }
      reader.join();
      requireSuccess(process.exitValue());
    } finally {
      process.destroy();
    }
  }

  private void follow(BufferedReader output) {
    try (output) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        note(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what go build says", e);
    }
  }

  private synchronized void note(String line) {
    if (lastLines.size() == LINES_KEPT) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
    if (line.startsWith(DOWNLOADING)) {
      downloaded++;
    } else {
      compiled++;
    }
  }

  private synchronized String status() {
    var now =
        lastLines.isEmpty() ? "reading modules" : lastLines.getLast().replace(DOWNLOADING, "");
    return "  building the engine: %s, %d modules downloaded, %d packages compiled, last %s"
        .formatted(elapsed(), downloaded, compiled, now);
  }

  private String elapsed() {
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
  }

  private synchronized void requireSuccess(int exitCode) throws SourceException {
    if (exitCode != 0) {
      throw new SourceException(
          "go build failed with exit code %d:\n    %s"
              .formatted(exitCode, String.join("\n    ", lastLines)));
    }
    progress.say("Built the engine in " + elapsed() + " minutes.");
  }
}
