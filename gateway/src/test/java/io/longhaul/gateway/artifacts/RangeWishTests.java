package io.longhaul.gateway.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Range, on a file of 100 bytes. */
class RangeWishTests {

  private static final long SIZE = 100;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10, bytes 0-9/100",
    "bytes=90-, 90, 10, bytes 90-99/100",
    "bytes=-5, 95, 5, bytes 95-99/100",
    "bytes=-500, 0, 100, bytes 0-99/100",
    "bytes=50-5000, 50, 50, bytes 50-99/100",
    "bytes=50-99999999999999999999999, 50, 50, bytes 50-99/100",
    "bytes=99-99, 99, 1, bytes 99-99/100",
    "Bytes=0-0, 0, 1, bytes 0-0/100"
  })
  void single(String header, long first, long length, String contentRange) {
    ByteRange range = new ByteRange(first, length);

    assertThat(RangeWish.parse(header, SIZE)).isEqualTo(new RangeWish.Parts(List.of(range)));
    assertThat(range.contentRange(SIZE)).isEqualTo(contentRange);
  }

  @Test
  void severalInTheOrderOfTheRequest() {
    assertThat(RangeWish.parse("bytes=90-, 0-1,\t5-5,,200-", SIZE))
        .isEqualTo(
            new RangeWish.Parts(
                List.of(new ByteRange(90, 10), new ByteRange(0, 2), new ByteRange(5, 1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=100-,200-300"})
  void outside(String header) {
    assertThat(RangeWish.parse(header, SIZE)).isEqualTo(new RangeWish.Outside());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=",
        "bytes=-",
        "bytes=,",
        "bytes=9-0",
        "bytes=0-1,9-0",
        "rows=0-1",
        "bytes=a-b",
        "bytes=0-1;5-6",
        "bytes=0-10,10-20",
        "bytes=0-,-1"
      })
  void whatIsNotUnderstoodOrOverlapsIsIgnored(String header) {
    assertThat(RangeWish.parse(header, SIZE)).isEqualTo(new RangeWish.Whole());
  }

  @Test
  void moreThanAClientNeedsIsIgnored() {
    String header =
        IntStream.range(0, 33)
            .mapToObj(i -> 2 * i + "-" + 2 * i)
            .collect(Collectors.joining(",", "bytes=", ""));

    assertThat(RangeWish.parse(header, SIZE)).isEqualTo(new RangeWish.Whole());
  }

  @Test
  void noHeaderMeansAll() {
    assertThat(RangeWish.parse(null, SIZE)).isEqualTo(new RangeWish.Whole());
  }

  @Test
  void anEmptyFileHasNoParts() {
    assertThat(RangeWish.parse("bytes=0-", 0)).isEqualTo(new RangeWish.Outside());
    assertThat(RangeWish.parse("bytes=-5", 0)).isEqualTo(new RangeWish.Outside());
  }

  @Test
  void noHeaderLeadsBeyondTheFile() {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 20_000; round++) {
      long size = random.nextLong(50);
      String header = "bytes=" + randomText(random);
      List<ByteRange> ranges = new ArrayList<>();
      if (RangeWish.parse(header, size) instanceof RangeWish.Parts parts) {
        ranges.addAll(parts.ranges());
        assertThat(ranges).isNotEmpty();
      }

      assertThat(ranges)
          .as("%s, seed %d", header, seed)
          .allMatch(range -> range.first() >= 0 && range.length() > 0 && range.end() <= size);
    }
  }

  private static String randomText(SplittableRandom random) {
    String alphabet = "0123456789---,, ";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
