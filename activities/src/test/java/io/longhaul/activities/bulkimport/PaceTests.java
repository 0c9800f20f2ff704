package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTests {

  private final AtomicLong now = new AtomicLong(42);

  @Test
  void waitsSoThatRowsComeAtThePace() {
    Pace pace = new Pace(100, now::get);

    assertThat(pace.after(20)).isEqualTo(Duration.ofMillis(200));
    pass(Duration.ofMillis(250));
    assertThat(pace.after(20)).isEqualTo(Duration.ofMillis(150));
  }

  @Test
  void doesNotMakeUpForMoreThanSecond() {
    Pace pace = new Pace(100, now::get);

    pass(Duration.ofMinutes(10));

    assertThat(pace.after(150)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void neverWaitsWithoutPace() {
    assertThat(new Pace(null, now::get).after(1_000_000)).isZero();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
