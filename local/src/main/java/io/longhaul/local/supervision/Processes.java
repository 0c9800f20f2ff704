package io.longhaul.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Whether processes run. One that has ended and whose parent has not looked yet (a zombie) does
 * not.
 */
public final class Processes {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Processes() {}

  /** Whether the process still does anything. */
  public static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  /** Waits until none of them runs; false when one still does at the limit. */
  public static boolean awaitEnd(Iterable<ProcessHandle> processes, Duration limit) {
    return await(
        () -> {
          for (var process : processes) {
            if (isRunning(process)) {
              return false;
            }
          }
          return true;
        },
        limit);
  }

  /**
   * Waits until nothing of the zombie but its number is left, for those who ask the system by
   * number.
   */
  public static void awaitReaped(long pid, Duration limit) {
    await(() -> !isZombie(pid), limit);
  }

  private static boolean await(BooleanSupplier condition, Duration limit) {
    var began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > limit.toNanos() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }

  /** Linux says so in the third field of a file, after the program's name in brackets. */
  private static boolean isZombie(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", "" + pid, "stat"));
      return line.startsWith(") Z", line.lastIndexOf(')'));
    } catch (IOException e) {
      return false;
    }
  }
}
