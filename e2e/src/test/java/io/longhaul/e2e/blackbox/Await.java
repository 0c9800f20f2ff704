package io.longhaul.e2e.blackbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for conditions, always with a limit. */
public final class Await {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Await() {}

  /** Looks until what is seen is as wanted, and returns it. */
  public static <T> T until(String what, Duration limit, Callable<T> look, Predicate<T> wanted)
      throws Exception {
    Stopwatch watch = Stopwatch.start();
    while (true) {
      T seen = look.call();
      if (wanted.test(seen)) {
        return seen;
      }
      if (watch.elapsed().compareTo(limit) > 0) {
        throw new AssertionError(
            "Not within %d s: %s. Seen last: %s".formatted(limit.toSeconds(), what, seen));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
