package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, and where clients show them. */
class VersionTests {

  @Test
  void areOrderedAsNumbers() {
    assertThat(new Version(5, 10).isAfter(new Version(5, 9))).isTrue();
    assertThat(new Version(6, 0).isAfter(new Version(5, 900))).isTrue();
    assertThat(new Version(5, 9).isAfter(new Version(5, 9))).isFalse();
    assertThat(new Version(5, 9).isAfter(null)).isTrue();
  }

  @Test
  void theHighestTagCounts() {
    String header = "W/\"17.9-0123456789ab\", \"17.12-0123456789ab\", \"other\"";

    assertThat(Version.shownIn(header)).isEqualTo(new Version(17, 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "\"x\"", "\"1.2\"", "1.2-0123456789ab", "\"1.2-XYZ\""})
  void tagsOfOthersSayNothing(String header) {
    assertThat(Version.shownIn(header)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", ".1", "1.2.3", "-1.2", "9999999999999999.1", "a.b"})
  void whatIsNoneIsNotTakenForOne(String text) {
    assertThat(Version.parse(text)).isNull();
  }
}
