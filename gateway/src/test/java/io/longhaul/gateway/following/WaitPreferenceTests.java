package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the header Prefer. */
class WaitPreferenceTests {

  private static final String ALPHABET = "wait=;,\" \\05910respond-async";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "wait=10 | 10",
        "Wait = 10 | 10",
        "wait=\"7\" | 7",
        "respond-async, wait=5 | 5",
        "wait=5; x=y, wait=9 | 5",
        "handling=lenient; strict; q=\"a,b\" ,wait=3 | 3",
        "wait=0 | 0",
        "wait=61 | 60",
        "wait=999999999 | 60",
        ", ,wait=4 | 4"
      })
  void findsHowLong(String header, int seconds) {
    assertThat(WaitPreference.parse(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''",
        "wait",
        "wait=",
        "wait=-1",
        "wait=1.5",
        "wait=x",
        "waiting=5",
        "foo=\"a, wait=5\"",
        "foo;wait=5",
        "wait=x, wait=5"
      })
  void ignoresWhatItCannotUnderstand(String header) {
    assertThat(WaitPreference.parse(header)).isNull();
  }

  @Test
  void anyTextAtAllIsReadQuickly() {
    Random random = new Random(20261128);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder header = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        header.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }

      Duration wait = WaitPreference.parse(header.toString());

      assertThat(wait == null || wait.compareTo(Duration.ofSeconds(60)) <= 0)
          .as(header.toString())
          .isTrue();
    }
  }
}
