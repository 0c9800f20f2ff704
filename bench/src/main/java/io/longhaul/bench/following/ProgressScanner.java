package io.longhaul.bench.following;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Finds how far the played step is in whatever bytes an answer or a stream is made of; cheap enough
 * for one thread to do it for ten thousand connections.
 */
final class ProgressScanner {
  /** The step that is played. */
  static final String STEP = "play";

  // Its first byte is nowhere else in it, so that a mismatch never has to look back.
  private static final byte[] MARK =
      ("{\"step\":\"" + STEP + "\",\"done\":").getBytes(StandardCharsets.US_ASCII);

  private int matched;
  private long number;

  /** Goes on with the next bytes; hears each number as soon as it is whole. */
  void scan(ByteBuffer bytes, LongConsumer found) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (matched < MARK.length) {
        match(next);
      } else if (next >= '0' && next <= '9') {
        number = number * 10 + (next - '0');
      } else {
        found.accept(number);
        restart();
        match(next);
      }
    }
  }

  private void match(byte next) {
    if (next == MARK[matched]) {
      matched++;
    } else {
      matched = next == MARK[0] ? 1 : 0;
    }
  }

  private void restart() {
    matched = 0;
    number = 0;
  }
}
