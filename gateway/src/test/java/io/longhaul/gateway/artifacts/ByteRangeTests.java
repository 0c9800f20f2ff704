package io.longhaul.gateway.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.artifacts.ByteRange.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Range, on a file of 100 bytes. */
class ByteRangeTests {

  private static final long SIZE = 100;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10, bytes 0-9/100",
    "bytes=90-, 90, 10, bytes 90-99/100",
    "bytes=-5, 95, 5, bytes 95-99/100",
    "bytes=-500, 0, 100, bytes 0-99/100",
    "bytes=50-5000, 50, 50, bytes 50-99/100",
    "bytes=99-99, 99, 1, bytes 99-99/100"
  })
  void parts(String header, long first, long length, String contentRange) {
    ByteRange range = new ByteRange(first, length);

    assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Wish.Part(range));
    assertThat(range.contentRange(SIZE)).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void outside(String header) {
    assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Wish.Outside());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes=", "bytes=-", "bytes=9-0", "bytes=0-1,5-6", "rows=0-1", "bytes=a-b"})
  void whatIsNotUnderstoodIsIgnored(String header) {
    assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Wish.Whole());
  }

  @Test
  void noHeaderMeansAll() {
    assertThat(ByteRange.parse(null, SIZE)).isEqualTo(new Wish.Whole());
  }

  @Test
  void anEmptyFileHasNoParts() {
    assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new Wish.Outside());
  }
}
