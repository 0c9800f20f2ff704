package io.longhaul.datasets.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharsetDetectorTests {
  private static final int[] POINTS = "aé€🐶\n,".codePoints().toArray();

  @TempDir Path home;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void recognizesUtf8WhereverItsSequencesAreCutByReading() throws IOException {
    for (int shift = 0; shift < 8; shift++) {
      byte[] text = ("x".repeat(shift) + "é€🐶".repeat(30_000)).getBytes(StandardCharsets.UTF_8);

      assertThat(detect(text).charset()).as("shift %d", shift).isEqualTo(StandardCharsets.UTF_8);
    }
  }

  @Test
  void isNotFooledByOneWrongOrMissingByte() throws IOException {
    System.out.println("CharsetDetectorTests seed " + seed);
    for (int round = 0; round < 40; round++) {
      byte[] text = randomText(1 + random.nextInt(100_000)).getBytes(StandardCharsets.UTF_8);
      byte[] wrong = text.clone();
      wrong[random.nextInt(wrong.length)] = (byte) 0xFF;
      byte[] cut = Arrays.copyOf(text, text.length - 1);

      assertThat(detect(text).charset()).as("seed %d", seed).isEqualTo(StandardCharsets.UTF_8);
      assertThat(detect(wrong).certain()).as("seed %d", seed).isFalse();
      assertThat(detect(cut).certain()).as("seed %d", seed).isFalse();
    }
  }

  @Test
  void takesAnEmptyFileForUtf8() throws IOException {
    assertThat(detect(new byte[0]))
        .isEqualTo(new CharsetDetector.Detected(StandardCharsets.UTF_8, 0, true));
  }

  private CharsetDetector.Detected detect(byte[] bytes) throws IOException {
    return CharsetDetector.detect(Files.write(home.resolve("file"), bytes));
  }

  /** Ends with a character of several bytes. */
  private String randomText(int points) {
    StringBuilder text = new StringBuilder();
    random.ints(points, 0, POINTS.length).forEach(at -> text.appendCodePoint(POINTS[at]));
    return text.append('é').toString();
  }
}
