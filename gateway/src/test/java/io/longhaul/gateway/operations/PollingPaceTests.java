package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.engine.ObservedOperation;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How soon clients are told to look again. */
class PollingPaceTests {

  private final Random random = new Random(7);

  @Test
  void followsTheEstimatedEnd() {
    ObservedOperation operation =
        Observations.running(Observations.activity(Observations.progress(1, 10L)));

    assertThat(pace(operation, Observations.ENDED.minusSeconds(50))).isBetween(8L, 12L);
    assertThat(pace(operation, Observations.ENDED.minusSeconds(1))).isEqualTo(1);
    assertThat(pace(operation, Observations.ENDED.plusSeconds(100))).isEqualTo(1);
    assertThat(pace(operation, Observations.ENDED.minusSeconds(86_400))).isBetween(40L, 60L);
  }

  @Test
  void isShortWhileNothingIsKnownAndLongWhileAPersonIsAwaited() {
    assertThat(pace(Observations.queued(), Observations.CREATED)).isBetween(1L, 3L);
    assertThat(pace(Observations.parked(), Observations.CREATED)).isBetween(40L, 60L);
  }

  @Test
  void scattersClients() {
    ObservedOperation operation = Observations.parked();

    assertThat(
            random
                .ints(100)
                .mapToObj(i -> pace(operation, Observations.CREATED))
                .distinct()
                .count())
        .isGreaterThan(5);
  }

  private long pace(ObservedOperation operation, Instant now) {
    return PollingPace.seconds(operation, now, random);
  }
}
