package io.longhaul.gateway.following;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A time that passes when a test says so. */
final class FakeTime implements Time {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void pause(long duration) {
    nanos.addAndGet(Math.max(0, duration));
  }

  void pass(Duration duration) {
    pause(duration.toNanos());
  }
}
