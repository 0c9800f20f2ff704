package io.longhaul.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pauses before restarts. */
class BackoffTests {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));

  @Test
  void pauseDoublesWithEachShortLifeUpToItsLimit() {
    assertThat(BACKOFF.pause(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(BACKOFF.pause(2)).isEqualTo(Duration.ofMillis(200));
    assertThat(BACKOFF.pause(4)).isEqualTo(Duration.ofMillis(800));
    assertThat(BACKOFF.pause(5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BACKOFF.pause(1_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void longLifeStartsOver() {
    assertThat(BACKOFF.shortLives(7, Duration.ofSeconds(9))).isEqualTo(8);
    assertThat(BACKOFF.shortLives(7, Duration.ofSeconds(10))).isZero();
    assertThat(BACKOFF.pause(0)).isEqualTo(Duration.ofMillis(100));
  }
}
