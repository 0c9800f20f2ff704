package io.longhaul.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Bytes that a test can make again from a seed. */
public final class TestBytes {

  private TestBytes() {}

  /** The bytes of a seed. */
  public static byte[] of(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /** A text as bytes. */
  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a stream to its end. */
  public static byte[] drain(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes and publishes a blob. */
  public static BlobInfo publish(BlobStore store, BlobKey key, byte[] content) {
    try (BlobUpload upload = store.begin(key)) {
      write(upload.stream(), content);
      return upload.publish();
    }
  }

  /** Writes bytes to the stream of a store, which has no I/O exceptions of its own. */
  public static void write(OutputStream stream, byte[] content) {
    try {
      stream.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** An endless stream that repeats a block of random bytes, cut at a length. */
  public static InputStream endless(long seed, long length) {
    byte[] block = of(seed, 1 << 16);
    return new InputStream() {
      private long position;

      @Override
      public int read() {
        return position == length ? -1 : block[(int) (position++ % block.length)] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int count) {
        int within = (int) (position % block.length);
        int read = (int) Math.min(Math.min(count, block.length - within), length - position);
        System.arraycopy(block, within, buffer, offset, read);
        position += read;
        return read == 0 && count > 0 ? -1 : read;
      }
    };
  }
}
