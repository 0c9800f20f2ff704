package io.longhaul.local.command;

import io.longhaul.local.LeftOvers;
import io.longhaul.local.StackState;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.HomeLock;
import io.longhaul.local.progress.TerminalProgress;
import io.longhaul.local.supervision.Processes;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops a running stack, or what a killed launcher left of one. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description =
        "Stops the stack of this home in order: workers drain, then gateway, engine, database. Data stays.",
    footer = {"", "  ./longhaul down"})
final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public Integer call() throws Exception {
    var home = Surroundings.home();
    var progress = TerminalProgress.onStandardError();
    if (!Files.isDirectory(home.directory())) {
      progress.say("No stack has ever run in " + home.directory() + ".");
      return 0;
    }
    var state = StackState.read(home);
    var launcher = state == null ? null : state.launcherProcess();
    if (launcher != null) {
      progress.say("Stopping the stack in " + home.directory() + ".");
      stop(launcher);
    }
    int left = stopLeftOvers(home);
    progress.say(launcher == null && left == 0 ? "No stack is running." : "Stopped.");
    return 0;
  }

  private static void stop(ProcessHandle launcher) {
    launcher.destroy();
    if (!Processes.awaitEnd(List.of(launcher), PATIENCE)) {
      launcher.destroyForcibly();
    }
  }

  /** Only under the home's lock: a stack that is being started has no left-overs. */
  private static int stopLeftOvers(Home home) {
    var lock = HomeLock.tryAcquire(home);
    if (lock == null) {
      return 0;
    }
    try (lock) {
      int stopped = LeftOvers.stop(home);
      Files.deleteIfExists(home.state());
      return stopped;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("Cannot remove " + home.state(), e);
    }
  }
}
