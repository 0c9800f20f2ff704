package io.longhaul.local;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.HomeLock;
import io.longhaul.local.progress.Progress;
import io.longhaul.local.supervision.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Stops the stack that another process runs, or what is left of one. */
public final class Shutdown {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Home home;
  private final Progress progress;

  public Shutdown(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /** Stops everything of the home and says whether there was anything. */
  public boolean run() {
    if (!Files.isDirectory(home.directory())) {
      return false;
    }
    var state = StackState.read(home);
    var launcher = state == null ? null : state.launcherProcess();
    if (launcher != null) {
      progress.say("Stopping the stack in " + home.directory() + ".");
      stop(launcher);
    }
    return stopLeftOvers() > 0 || launcher != null;
  }

  private static void stop(ProcessHandle launcher) {
    launcher.destroy();
    if (!Processes.awaitEnd(List.of(launcher), PATIENCE)) {
      launcher.destroyForcibly();
    }
  }

  /** Only under the home's lock: a stack that is being started has no left-overs. */
  private int stopLeftOvers() {
    var lock = HomeLock.tryAcquire(home);
    if (lock == null) {
      return 0;
    }
    try (lock) {
      int stopped = LeftOvers.stop(home);
      Files.deleteIfExists(home.state());
      return stopped;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + home.state(), e);
    }
  }
}
