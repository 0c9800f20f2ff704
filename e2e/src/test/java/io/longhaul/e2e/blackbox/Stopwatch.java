package io.longhaul.e2e.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Takes the time of something, less what the host took away from this virtual machine meanwhile
 * (the column {@code steal} of Linux' {@code /proc/stat}); elsewhere the time as it is.
 */
public final class Stopwatch {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 7;
  private static final int COLUMNS = 8;

  private final long start = System.nanoTime();
  private final long[] before = ticks();

  private Stopwatch() {}

  /** Begins now. */
  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** The time since then. */
  public Duration elapsed() {
    long nanos = System.nanoTime() - start;
    long[] now = ticks();
    long all = Arrays.stream(now).sum() - Arrays.stream(before).sum();
    return Duration.ofNanos(
        all <= 0 ? nanos : Math.round(nanos * (1 - (now[STEAL] - before[STEAL]) / (double) all)));
  }

  // user, nice, system, idle, iowait, irq, softirq, steal; what follows is part of the first two.
  private static long[] ticks() {
    try {
      if (Files.isReadable(STAT)) {
        return Arrays.stream(Files.readAllLines(STAT).getFirst().trim().split(" +"))
            .skip(1)
            .limit(COLUMNS)
            .mapToLong(Long::parseLong)
            .toArray();
      }
    } catch (IOException e) {
      // Then nothing is known of the host.
    }
    return new long[COLUMNS];
  }
}
