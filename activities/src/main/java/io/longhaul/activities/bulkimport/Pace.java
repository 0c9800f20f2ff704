package io.longhaul.activities.bulkimport;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds an import back to the pace that was asked for; what was late is not made up for. */
final class Pace {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final @Nullable Integer perSecond;
  private final LongSupplier nanoTime;
  private long due;

  /**
   * @param perSecond null for as fast as it goes
   */
  Pace(@Nullable Integer perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.due = nanoTime.getAsLong();
  }

  /** How long to wait now that so many rows more were applied. */
  Duration after(int rows) {
    if (perSecond == null) {
      return Duration.ZERO;
    }
    long now = nanoTime.getAsLong();
    due = Math.max(due, now - SECOND) + (long) (rows * (double) SECOND / perSecond);
    return Duration.ofNanos(Math.max(0, due - now));
  }
}
