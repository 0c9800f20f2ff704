package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Positional reads over several blobs, none of them empty, one after the other. A few are open at a
 * time, since a large file has thousands.
 */
final class PartsReader implements BlobReader {

  private static final int OPEN = 4;

  private final Parts parts;
  private final long[] starts;
  private final Map<Integer, BlobReader> open = new LinkedHashMap<>(OPEN * 2, 0.75f, true);

  PartsReader(Parts parts) {
    this.parts = parts;
    this.starts = new long[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = starts[i] + parts.lengthOf(i);
    }
  }

  @Override
  public long length() {
    return starts[parts.size()];
  }

  @Override
  public synchronized int read(long position, byte[] buffer, int offset, int count) {
    if (position >= length()) {
      return -1;
    }
    int index = indexOf(position);
    return reader(index).read(position - starts[index], buffer, offset, count);
  }

  private int indexOf(long position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found : -found - 2;
  }

  private BlobReader reader(int index) {
    BlobReader present = open.get(index);
    if (present != null) {
      return present;
    }
    BlobReader fresh = parts.openReader(index);
    if (open.size() == OPEN) {
      var eldest = open.entrySet().iterator();
      eldest.next().getValue().close();
      eldest.remove();
    }
    open.put(index, fresh);
    return fresh;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(BlobReader::close);
    open.clear();
  }
}
