package io.longhaul.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.BlobKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

final class KeyPathTests {

  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~=-";

  @Test
  void leavesSmallLettersAlone() {
    assertThat(KeyPath.of(Path.of("root"), new BlobKey("artifacts/acme~import-1/rejects.csv")))
        .isEqualTo(Path.of("root", "artifacts", "acme~import-1", "rejects.csv"));
  }

  @Test
  void marksCapitals() {
    assertThat(KeyPath.encode("aBc")).isEqualTo("abc+2");
    assertThat(KeyPath.decode("abc+2")).contains("aBc");
  }

  @Test
  void ignoresNamesOfOthers() {
    assertThat(KeyPath.decode(".DS_Store")).isEmpty();
    assertThat(KeyPath.decode("a b")).isEmpty();
    assertThat(KeyPath.decode("abc+")).isEmpty();
    assertThat(KeyPath.decode("abc+0")).isEmpty();
    assertThat(KeyPath.decode("abc+8")).isEmpty();
    assertThat(KeyPath.decode("a1+2")).isEmpty();
  }

  @Test
  void givesEachSegmentANameOfItsOwnWhateverTheCase() {
    long seed = ThreadLocalRandom.current().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, String> segments = new HashMap<>();

    for (int i = 0; i < 20_000; i++) {
      String segment = randomSegment(random);
      String name = KeyPath.encode(segment);

      assertThat(name).as("seed %d", seed).hasSizeLessThanOrEqualTo(255);
      assertThat(KeyPath.decode(name)).as("seed %d", seed).contains(segment);
      String before = segments.put(name.toLowerCase(Locale.ROOT), segment);
      assertThat(before == null || before.equals(segment)).as("seed %d", seed).isTrue();
    }
  }

  private static String randomSegment(SplittableRandom random) {
    int length = random.nextInt(10) == 0 ? 200 : random.nextInt(1, 5);
    StringBuilder segment = new StringBuilder();
    while (segment.length() < length) {
      segment.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return segment.toString();
  }
}
