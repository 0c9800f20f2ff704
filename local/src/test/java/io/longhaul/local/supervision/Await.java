package io.longhaul.local.supervision;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition with a time limit. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Await() {}

  /** Returns when the condition holds; fails when it does not within 30 s. */
  public static void until(String what, BooleanSupplier condition) {
    var began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > LIMIT.toNanos()) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
