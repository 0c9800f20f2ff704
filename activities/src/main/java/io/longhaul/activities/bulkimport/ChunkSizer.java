package io.longhaul.activities.bulkimport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many records the next chunk should have, so that it takes the time that it should. */
final class ChunkSizer {

  private static final int FIRST = 2_000;
  private static final int MOST = 200_000;
  private static final int FASTEST_GROWTH = 4;
  private static final int PACED_CHUNKS_PER_SECOND = 5;

  private final Duration target;
  private final int limit;
  private volatile int records;

  /**
   * @param attempt from 1; later attempts begin smaller, in case a chunk was too much
   * @param maxRowsPerSecond the pace that was asked for; null for none
   */
  ChunkSizer(Duration target, int attempt, @Nullable Integer maxRowsPerSecond) {
    this.target = target;
    this.limit =
        maxRowsPerSecond == null
            ? MOST
            : Math.clamp(maxRowsPerSecond / PACED_CHUNKS_PER_SECOND, 1, MOST);
    this.records = Math.min(limit, Math.max(1, FIRST >> Math.min(10, attempt - 1)));
  }

  int records() {
    return records;
  }

  /** Learns from a chunk that was applied. */
  void applied(int count, Duration took) {
    double fitting = count * (double) target.toNanos() / Math.max(1, took.toNanos());
    double most = (double) records * FASTEST_GROWTH;
    double least = (double) records / FASTEST_GROWTH;
    records = (int) Math.clamp(Math.clamp(fitting, least, most), 1, limit);
  }
}
