package io.longhaul.storage.s3;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;

/** Positional reads of one version, through a window that is fetched at once. */
final class S3Reader implements BlobReader {

  private static final int WINDOW = 1 << 20;

  private final BlobInfo blob;
  private final BiFunction<Long, Integer, InputStream> ranges;
  private byte[] window = {};
  private long start;

  /**
   * Of a version.
   *
   * @param ranges opens so many bytes of that version from a position on
   */
  S3Reader(BlobInfo blob, BiFunction<Long, Integer, InputStream> ranges) {
    this.blob = blob;
    this.ranges = ranges;
  }

  @Override
  public long length() {
    return blob.length();
  }

  @Override
  public synchronized int read(long position, byte[] buffer, int offset, int count) {
    if (position >= blob.length()) {
      return -1;
    }
    if (position < start || position >= start + window.length) {
      fetch(position);
    }
    int within = (int) (position - start);
    int length = Math.min(count, window.length - within);
    System.arraycopy(window, within, buffer, offset, length);
    return length;
  }

  private void fetch(long position) {
    int wanted = (int) Math.min(WINDOW, blob.length() - position);
    try (InputStream bytes = ranges.apply(position, wanted)) {
      window = bytes.readNBytes(wanted);
      start = position;
    } catch (IOException e) {
      throw new IllegalStateException("Streams of a blob store throw storage exceptions only", e);
    }
    if (window.length == 0) {
      throw new BlobNotFoundException(blob.key());
    }
  }

  @Override
  public synchronized void close() {
    window = new byte[0];
  }
}
