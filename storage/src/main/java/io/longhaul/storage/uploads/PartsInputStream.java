package io.longhaul.storage.uploads;

import java.io.IOException;
import java.io.InputStream;

/** Several blobs as one stream; each is opened when its turn comes. */
final class PartsInputStream extends InputStream {

  private final Parts parts;
  private int index;
  private InputStream current = nullInputStream();

  /** Skips the parts that lie wholly before the offset, and opens the one it falls into. */
  static PartsInputStream open(Parts parts, long offset) {
    int index = 0;
    long within = offset;
    while (index < parts.size() && within >= parts.lengthOf(index)) {
      within -= parts.lengthOf(index++);
    }
    return new PartsInputStream(parts, index, within);
  }

  private PartsInputStream(Parts parts, int index, long within) {
    this.parts = parts;
    this.index = index;
    if (index < parts.size()) {
      current = parts.open(index, within);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int read = current.read(buffer, offset, count);
    while (read < 0 && index + 1 < parts.size()) {
      current.close();
      current = parts.open(++index, 0);
      read = current.read(buffer, offset, count);
    }
    return read;
  }

  @Override
  public int available() throws IOException {
    return current.available();
  }

  @Override
  public void close() throws IOException {
    index = parts.size();
    current.close();
  }
}
