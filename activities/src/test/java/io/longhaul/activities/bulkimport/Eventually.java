package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what has to happen sooner or later. */
final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long LOOK_EVERY = Duration.ofMillis(10).toNanos();

  private Eventually() {}

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited %s for: %s", LONGEST, what).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_EVERY);
    }
  }
}
