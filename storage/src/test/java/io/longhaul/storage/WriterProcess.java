package io.longhaul.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Publishes blobs until it is killed, new ones, replaced ones and records in turn, and says the key
 * of each. Their contents tell whether they are whole.
 */
final class WriterProcess {

  private WriterProcess() {}

  public static void main(String[] arguments) throws Exception {
    BlobStore store = StoreProcess.open(arguments);
    for (int i = 0; true; i++) {
      BlobKey key = BlobKey.of(arguments[2], i % 3 == 0 ? "replaced" : "blob-" + i);
      if (i % 3 == 1) {
        store.createIfAbsent(key, content(i));
      } else {
        TestBytes.publish(store, key, content(i));
      }
      StoreProcess.say(key.value());
    }
  }

  /** A number, and the bytes that follow from it. */
  static byte[] content(int number) {
    return ByteBuffer.allocate(4 + lengthOf(number))
        .putInt(number)
        .put(TestBytes.of(number, lengthOf(number)))
        .array();
  }

  static void requireWhole(byte[] content) {
    if (content.length < 4 || !Arrays.equals(content, content(ByteBuffer.wrap(content).getInt()))) {
      throw new AssertionError("Half a blob of %d bytes".formatted(content.length));
    }
  }

  private static int lengthOf(int number) {
    return Math.floorMod(number * 7_919, 200_000);
  }
}
