package io.longhaul.gateway.following;

/** How many refreshes may be begun: so many in a second, evenly. Not thread-safe. */
final class Budget {

  private static final double NANOS = 1_000_000_000;
  private static final double BURST_SECONDS = 0.1;

  private final double perSecond;
  private final double most;
  private double left;
  private long countedAt;

  Budget(int perSecond, long now) {
    this.perSecond = perSecond;
    this.most = Math.max(1, perSecond * BURST_SECONDS);
    this.left = most;
    this.countedAt = now;
  }

  /** Takes one; false when there is none left. */
  boolean take(long now) {
    long since = now - countedAt;
    if (since > 0) {
      left = Math.min(most, left + since / NANOS * perSecond);
      countedAt = now;
    }
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }

  /** Gives none for some time. */
  void pauseUntil(long time) {
    left = 0;
    countedAt = Math.max(countedAt, time);
  }
}
