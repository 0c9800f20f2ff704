package io.longhaul.workflows.operation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what other threads and processes bring about. */
public final class Await {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 10_000_000;

  private Await() {}

  /** The first value that is not null; fails after 30 s and names what was missing. */
  public static <T> T value(String what, Supplier<@Nullable T> source) {
    long end = System.nanoTime() + LIMIT.toNanos();
    do {
      T value = source.get();
      if (value != null) {
        return value;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < end);
    throw new AssertionError("Waited " + LIMIT.toSeconds() + " s in vain for " + what);
  }

  /** Comes back when the condition holds. */
  public static void until(String what, Supplier<Boolean> condition) {
    value(what, () -> condition.get() ? Boolean.TRUE : null);
  }
}
