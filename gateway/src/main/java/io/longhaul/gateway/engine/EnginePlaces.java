package io.longhaul.gateway.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So many calls of the engine are under way at a time. The others wait in the order in which they
 * came for as long as it answers at all, so that a crowd makes an engine busy and not unavailable.
 * Thread-safe.
 */
final class EnginePlaces {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Semaphore places;
  private final long silence;
  private volatile long answeredAt = System.nanoTime();

  /**
   * @param silence after which the engine is not waited for any longer
   */
  EnginePlaces(int places, Duration silence) {
    this.places = new Semaphore(places, true);
    this.silence = silence.toNanos();
  }

  /** Takes a place; false when the engine has answered nobody for too long meanwhile. */
  boolean enter() {
    long asked = System.nanoTime();
    try {
      if (!places.tryAcquire(LONGEST.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    long now = System.nanoTime();
    boolean silent = now - asked > silence && now - answeredAt > silence;
    if (silent) {
      places.release();
    }
    return !silent;
  }

  /** Whatever it is, the engine has said something. */
  void answered() {
    answeredAt = System.nanoTime();
  }

  void leave() {
    places.release();
  }
}
