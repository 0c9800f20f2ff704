package io.longhaul.worker.retention;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often is set. */
class RetentionSettingsTests {

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetentionSettings(Duration.ZERO))
        .withMessageContaining("longhaul.retention.interval");
  }
}
