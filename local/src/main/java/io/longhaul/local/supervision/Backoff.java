package io.longhaul.local.supervision;

import java.time.Duration;

/**
 * How long to wait before a dead child is started again: at once after a long life, longer and
 * longer after short ones.
 *
 * @param first pause after one short life; each further one doubles it
 * @param most the longest pause
 * @param longLife a child that lived this long starts over at the first pause
 */
public record Backoff(Duration first, Duration most, Duration longLife) {
  /** 0.2 s, 0.4 s, 0.8 s and so on up to 30 s; a life of 10 s counts as long. */
  public static final Backoff STANDARD =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(10));

  private static final int MOST_DOUBLINGS = 20;

  /** The number of short lives in a row, after one more of the given length. */
  int shortLives(int before, Duration lifetime) {
    return lifetime.compareTo(longLife) >= 0 ? 0 : before + 1;
  }

  Duration pause(int shortLives) {
    var doublings = Math.clamp(shortLives - 1L, 0, MOST_DOUBLINGS);
    var pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(most) > 0 ? most : pause;
  }
}
