package io.longhaul.gateway.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of requests that are being answered. Those that find none wait unread, when they cost
 * next to nothing, and in the order in which they came. Thread-safe.
 */
final class Room {

  private final Semaphore places;
  private final Duration patience;

  Room(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  /** Takes a place; false when none becomes free in time. */
  boolean enter() {
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    places.release();
  }
}
