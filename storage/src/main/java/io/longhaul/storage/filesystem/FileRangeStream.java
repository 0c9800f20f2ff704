package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobReader;
import java.io.InputStream;

/** A range of an open file as a stream. */
final class FileRangeStream extends InputStream {

  private final BlobReader file;
  private final long end;
  private long position;

  FileRangeStream(BlobReader file, long offset, long length) {
    this.file = file;
    this.position = Math.min(offset, file.length());
    this.end = position + Math.min(length, file.length() - position);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    if (count == 0) {
      return 0;
    }
    if (position >= end) {
      return -1;
    }
    int read = file.read(position, buffer, offset, (int) Math.min(count, end - position));
    position += Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, end - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }

  @Override
  public void close() {
    file.close();
  }
}
