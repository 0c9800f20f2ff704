package io.longhaul.client;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices when nothing has moved for too long. */
final class Stillness {
  private final LongSupplier progress;
  private final Duration limit;
  private long seen;
  private long since;

  Stillness(LongSupplier progress, Duration limit) {
    this.progress = progress;
    this.limit = limit;
    this.seen = progress.getAsLong();
    this.since = System.nanoTime();
  }

  /**
   * @throws IOException if nothing has moved for the limit
   */
  void check() throws IOException {
    long now = System.nanoTime();
    long current = progress.getAsLong();
    if (current != seen) {
      seen = current;
      since = now;
    } else if (now - since >= limit.toNanos()) {
      throw new HttpTimeoutException("nothing was heard for " + limit.toSeconds() + " s");
    }
  }
}
