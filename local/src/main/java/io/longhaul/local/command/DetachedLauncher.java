package io.longhaul.local.command;

import io.longhaul.local.StackState;
import io.longhaul.local.application.CurrentJava;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.home.Settings;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.progress.Progress;
import io.longhaul.local.supervision.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Starts a launcher that lives on without this terminal, and shows what it says until the stack is
 * ready.
 */
final class DetachedLauncher {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /** A process group of its own, deaf to the terminal's hang-up; prints its process id. */
  private static final String IN_BACKGROUND =
      "set -m; log=$1; shift; nohup \"$@\" </dev/null >>\"$log\" 2>&1 & echo $!";

  private final Home home;
  private final Progress progress;
  private final Path log;

  DetachedLauncher(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
    this.log = home.log("launcher");
  }

  /** The command's exit code, once the stack is ready or will never be. */
  int start(Settings settings) throws IOException, InterruptedException {
    home.create();
    Files.writeString(log, "");
    var launcher = launch(settings);
    var said = new LogFollower(log, "");
    while (Processes.isRunning(launcher) && !isReady(launcher)) {
      said.tellAdded(progress::say);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    said.tellAdded(progress::say);
    return Processes.isRunning(launcher) ? 0 : 1;
  }

  private boolean isReady(ProcessHandle launcher) {
    var state = StackState.read(home);
    return state != null && state.ready() && state.launcher() == launcher.pid();
  }

  private ProcessHandle launch(Settings settings) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", "-c", IN_BACKGROUND, "bash", log.toString()));
    command.addAll(self());
    command.addAll(arguments(settings));
    var starter =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var pid = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    starter.waitFor();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new StartupException("The launcher ended at once; see " + log + "."));
  }

  private static List<String> self() {
    return List.of(
        CurrentJava.program().toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-Dlonghaul.repository=" + Surroundings.repository(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "up");
  }

  private static List<String> arguments(Settings settings) {
    var arguments = new ArrayList<String>();
    for (var port : Port.values()) {
      arguments.addAll(List.of(port.option(), "" + settings.ports().of(port)));
    }
    arguments.addAll(List.of("--workers", "" + settings.workers()));
    @Nullable String datasets = settings.datasets();
    if (datasets != null) {
      arguments.addAll(List.of("--datasets", datasets));
    }
    return arguments;
  }
}
