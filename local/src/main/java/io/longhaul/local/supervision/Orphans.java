package io.longhaul.local.supervision;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What an earlier launcher of the same home left running when it was killed. Found by an argument
 * that no other program carries, and by recorded process ids with their start times where arguments
 * cannot be read.
 */
public final class Orphans {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  /**
   * A kind of left-over.
   *
   * @param argument its mark on the command line
   * @param recorded processes that the home's state names as being of this kind
   */
  public record Kind(String argument, List<ChildStatus> recorded, Stopping stopping) {}

  private Orphans() {}

  /** Stops the left-overs, kind after kind, and says how many there were. */
  public static int stop(List<Kind> inOrder) {
    int stopped = 0;
    for (var kind : inOrder) {
      var found = find(kind);
      stop(found, kind.stopping());
      stopped += found.size();
    }
    return stopped;
  }

  /** The processes of one kind that are alive now. */
  public static List<ProcessHandle> find(Kind kind) {
    return ProcessHandle.allProcesses()
        .filter(process -> isOf(kind, process) && Processes.isRunning(process))
        .toList();
  }

  private static boolean isOf(Kind kind, ProcessHandle process) {
    var arguments = process.info().arguments();
    return arguments.isPresent()
        ? Arrays.asList(arguments.get()).contains(kind.argument())
        : kind.recorded().stream().anyMatch(status -> isSame(status, process));
  }

  private static boolean isSame(ChildStatus status, ProcessHandle process) {
    return status.pid() == process.pid()
        && status.startedAt() != null
        && status.startedAt().equals(process.info().startInstant().orElse(null));
  }

  private static void stop(List<ProcessHandle> processes, Stopping stopping) {
    // A frozen process sees the signal only when it goes on.
    processes.forEach(process -> Signals.send("CONT", process.pid()));
    processes.forEach(process -> Signals.send(stopping.signal(), process.pid()));
    if (!Processes.awaitEnd(processes, stopping.grace())) {
      processes.forEach(ProcessHandle::destroyForcibly);
      Processes.awaitEnd(processes, AFTER_KILL);
    }
  }
}
