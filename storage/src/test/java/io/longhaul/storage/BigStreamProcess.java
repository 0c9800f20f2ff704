package io.longhaul.storage;

import java.io.InputStream;
import java.util.Arrays;

/** Writes a blob larger than its heap, reads it back and compares. */
final class BigStreamProcess {

  private static final long SEED = 42;

  private BigStreamProcess() {}

  public static void main(String[] arguments) throws Exception {
    BlobStore store = StoreProcess.open(arguments);
    BlobKey key = new BlobKey(arguments[2]);
    long length = Long.parseLong(arguments[3]);
    try (BlobUpload upload = store.begin(key);
        InputStream source = TestBytes.endless(SEED, length)) {
      source.transferTo(upload.stream());
      upload.publish();
    }
    StoreProcess.say("read back " + compare(store, key, length));
  }

  private static long compare(BlobStore store, BlobKey key, long length) throws Exception {
    long compared = 0;
    try (InputStream found = store.open(key, 0);
        InputStream source = TestBytes.endless(SEED, length)) {
      byte[] expected = source.readNBytes(1 << 16);
      while (expected.length > 0) {
        if (!Arrays.equals(found.readNBytes(expected.length), expected)) {
          throw new AssertionError("Differs after %d bytes".formatted(compared));
        }
        compared += expected.length;
        expected = source.readNBytes(1 << 16);
      }
      return found.read() < 0 ? compared : -1;
    }
  }
}
