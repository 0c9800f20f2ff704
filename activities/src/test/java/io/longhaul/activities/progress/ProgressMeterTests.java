package io.longhaul.activities.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.StepProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressMeterTests {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final HandClock clock = new HandClock();
  private final ProgressMeter meter = new ProgressMeter(clock, "rows", 1_000L, START);

  @Test
  void saysHowFastAndWhenItWillBeDone() {
    meter.resume(100, 0);
    clock.pass(Duration.ofSeconds(2));
    meter.advance(300, 7);

    StepProgress progress = meter.now();

    assertThat(progress.done()).isEqualTo(300);
    assertThat(progress.rejected()).isEqualTo(7);
    assertThat(progress.ratePerSecond()).isEqualTo(100.0);
    assertThat(progress.estimatedFinishAt()).isEqualTo(clock.instant().plusSeconds(7));
    assertThat(progress.advancedAt()).isEqualTo(clock.instant());
  }

  @Test
  void doesNotCountWhatAnEarlierAttemptDidAsAdvance() {
    clock.pass(Duration.ofHours(1));

    meter.resume(500, 0);

    assertThat(meter.now().advancedAt()).isEqualTo(START);
    assertThat(meter.now().ratePerSecond()).isNull();
    assertThat(meter.now().estimatedFinishAt()).isNull();
  }

  @Test
  void neverGoesBack() {
    meter.resume(500, 0);
    meter.resume(400, 0);
    meter.advance(450, 0);

    assertThat(meter.now().done()).isEqualTo(500);
  }

  @Test
  void rateIsThatOfTheLastSeconds() {
    meter.resume(0, 0);
    for (int second = 1; second <= 30; second++) {
      clock.pass(Duration.ofSeconds(1));
      meter.advance(second <= 20 ? second : 20 + (second - 20) * 50L, 0);
    }

    assertThat(meter.now().ratePerSecond()).isEqualTo(50.0);
  }

  private static final class HandClock extends Clock {
    private Instant now = START;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
