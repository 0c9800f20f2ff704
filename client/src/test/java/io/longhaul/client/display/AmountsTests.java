package io.longhaul.client.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
class AmountsTests {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KiB",
    "1536,1.5 KiB",
    "3565158,3.4 MiB",
    "5497558138880,5.0 TiB"
  })
  void bytes(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0 s", "59,59 s", "60,1 min 00 s", "200,3 min 20 s", "3720,1 h 02 min", "-5,0 s"})
  void durations(long seconds, String text) {
    assertThat(Amounts.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void percentNeverSaysHundredTooEarly() {
    assertThat(Amounts.percent(99.99)).isEqualTo("99 %");
    assertThat(Amounts.count(43086)).isEqualTo("43,086");
  }
}
