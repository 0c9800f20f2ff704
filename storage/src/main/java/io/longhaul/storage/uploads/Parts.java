package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.uploads.UploadRecord.Part;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The blobs that make up the bytes of an upload, read as one. */
record Parts(BlobStore store, UploadId id, List<Part> parts) {

  InputStream open(long offset) {
    return PartsInputStream.open(this, offset);
  }

  BlobReader openReader() {
    List<BlobReader> readers = new ArrayList<>();
    try {
      parts.forEach(part -> readers.add(store.openReader(UploadKeys.part(id, part))));
    } catch (RuntimeException e) {
      readers.forEach(BlobReader::close);
      throw e;
    }
    return readers.size() == 1 ? readers.getFirst() : new PartsReader(readers);
  }

  int size() {
    return parts.size();
  }

  long lengthOf(int index) {
    return parts.get(index).length();
  }

  InputStream open(int index, long offset) {
    return store.open(UploadKeys.part(id, parts.get(index)), offset);
  }
}
