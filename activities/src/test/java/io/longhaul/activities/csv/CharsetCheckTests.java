package io.longhaul.activities.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetCheckTests {

  private static final int CASES = 20_000;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "US-ASCII", "ISO-8859-1"})
  void findsTheByteThatADecoderStopsAt(String name) {
    Charset charset = Charset.forName(name);
    long seed = name.hashCode();
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = bytes(random);

      long found = check(charset, bytes, random);

      assertThat(found).as("seed %d, case %d", seed, i).isEqualTo(decoded(charset, bytes));
    }
  }

  @Test
  void supportsWhatIsAsciiByteForByte() {
    assertThat(Charsets.find("utf-8")).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Charsets.find("Windows-1252")).isEqualTo(Charset.forName("windows-1252"));
    assertThat(Charsets.find("latin1")).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(Charsets.find("UTF-16")).isNull();
    assertThat(Charsets.find("IBM037")).isNull();
    assertThat(Charsets.find("Shift_JIS")).isNull();
    assertThat(Charsets.find("no such set")).isNull();
  }

  /** Mostly text, with some bytes that are wrong or cut off. */
  private static byte[] bytes(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append("plain text ").appendCodePoint(codePoint(random));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private static int codePoint(Random random) {
    int[] ranges = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
    int point = random.nextInt(ranges[random.nextInt(ranges.length)]);
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0x41 : point;
  }

  private static long check(Charset charset, byte[] bytes, Random random) {
    CharsetCheck check = CharsetCheck.of(charset);
    int at = 0;
    while (at < bytes.length) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
      long wrong = check.next(bytes, at, to);
      if (wrong != CharsetCheck.NONE) {
        return wrong;
      }
      at = to;
    }
    return check.end();
  }

  private static long decoded(Charset charset, byte[] bytes) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    return result.isError() ? in.position() : CharsetCheck.NONE;
  }
}
