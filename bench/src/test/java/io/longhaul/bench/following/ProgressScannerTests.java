package io.longhaul.bench.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers in a stream of bytes, however it is cut. */
class ProgressScannerTests {
  private static final String STREAM =
      """
      HTTP/1.1 200
      data:{"id":"a","progress":{"step":"play","done":0,"total":9},"links":{}}

      data:{"progress":{{"step":"play","done":12,"x":{"step":"other","done":7}}

      data:{"progress":{"step":"play","done":345}}
      """;

  @Test
  void findsEachNumberHoweverTheBytesAreCut() {
    SplittableRandom random = new SplittableRandom(7);

    for (int time = 0; time < 500; time++) {
      assertThat(scan(random)).containsExactly(0L, 12L, 345L);
    }
  }

  @Test
  void doesNotTellHalfANumber() {
    List<Long> found = new ArrayList<>();
    ProgressScanner scanner = new ProgressScanner();

    scanner.scan(bytes("{\"step\":\"play\",\"done\":1"), found::add);
    assertThat(found).isEmpty();
    scanner.scan(bytes("5,"), found::add);

    assertThat(found).containsExactly(15L);
  }

  private static List<Long> scan(SplittableRandom random) {
    List<Long> found = new ArrayList<>();
    ProgressScanner scanner = new ProgressScanner();
    ByteBuffer all = bytes(STREAM);
    while (all.hasRemaining()) {
      int length = random.nextInt(1, Math.min(40, all.remaining()) + 1);
      scanner.scan(all.slice(all.position(), length), found::add);
      all.position(all.position() + length);
    }
    return found;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
