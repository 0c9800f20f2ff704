package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobReader;
import java.util.List;

/** Positional reads over several blobs, one after the other. */
final class PartsReader implements BlobReader {

  private final List<BlobReader> readers;

  PartsReader(List<BlobReader> readers) {
    this.readers = List.copyOf(readers);
  }

  @Override
  public long length() {
    return readers.stream().mapToLong(BlobReader::length).sum();
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) {
    long within = position;
    for (BlobReader reader : readers) {
      if (within < reader.length()) {
        return reader.read(within, buffer, offset, count);
      }
      within -= reader.length();
    }
    return -1;
  }

  @Override
  public void close() {
    readers.forEach(BlobReader::close);
  }
}
