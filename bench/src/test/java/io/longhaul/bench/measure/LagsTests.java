package io.longhaul.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What came late, and what never came. */
class LagsTests {

  @Test
  void whatNeverCameIsNotInTime() {
    Lags lags = lags(4, 10, 20, 3_000);

    assertThat(lags.shareWithin(Duration.ofSeconds(2))).isEqualTo(0.5);
    assertThat(lags.heard()).isEqualTo(3);
    assertThat(lags.areAllHeard()).isFalse();
    assertThat(lags.percentile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void percentileIsTheLagThatSoManyStayedWithin() {
    Lags lags = lags(4, 40, 10, 30, 20);

    assertThat(lags.percentile(0.5)).isEqualTo(20);
    assertThat(lags.percentile(0.51)).isEqualTo(30);
    assertThat(lags.percentile(1)).isEqualTo(40);
    assertThat(lags.percentile(0)).isEqualTo(10);
    assertThat(lags.areAllHeard()).isTrue();
  }

  @Test
  void exactlyTheLimitIsInTime() {
    assertThat(lags(1, 2_000).shareWithin(Duration.ofSeconds(2))).isEqualTo(1);
  }

  @Test
  void moreThanWereExpectedIsAMistake() {
    Lags lags = lags(1, 1);

    assertThatIllegalStateException().isThrownBy(() -> lags.add(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lags(0));
  }

  private static Lags lags(int expected, long... millis) {
    Lags lags = new Lags(expected);
    for (long each : millis) {
      lags.add(Duration.ofMillis(each).toNanos());
    }
    return lags;
  }
}
