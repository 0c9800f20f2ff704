package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The regular removal of what has expired. */
class UploadSweepTests {

  @Test
  void goesOnAfterAFailure() throws InterruptedException {
    CountDownLatch calls = new CountDownLatch(3);
    UploadSweep sweep =
        new UploadSweep(
            () -> {
              calls.countDown();
              throw new IllegalStateException("broken");
            },
            Duration.ofMillis(1));

    sweep.start();
    boolean called = calls.await(10, TimeUnit.SECONDS);
    sweep.stop();

    assertThat(called).isTrue();
    assertThat(sweep.isRunning()).isFalse();
  }

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new UploadSettings(DataSize.ofBytes(1), DataSize.ofBytes(1), Duration.ZERO))
        .withMessageContaining("longhaul.uploads.sweep-interval");
  }
}
