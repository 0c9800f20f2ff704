package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The blobs that make up the bytes of one or several uploads, read as one. */
record Parts(BlobStore store, List<Part> parts) {

  /** One run of bytes. */
  record Part(BlobKey key, long length) {}

  Parts {
    parts = List.copyOf(parts);
  }

  /** Those of an upload, from its beginning on without a gap. */
  static Parts of(BlobStore store, UploadId id) {
    List<Part> run = new ArrayList<>();
    long end = 0;
    try (Stream<BlobInfo> blobs = store.list(UploadKeys.allParts(id))) {
      Iterator<BlobInfo> parts = blobs.iterator();
      while (parts.hasNext()) {
        BlobInfo part = parts.next();
        if (UploadKeys.offsetOfPart(part.key()) != end) {
          break;
        }
        run.add(new Part(part.key(), part.length()));
        end += part.length();
      }
    }
    return new Parts(store, run);
  }

  /** Those of several uploads, one after the other. */
  static Parts of(BlobStore store, List<UploadId> ids) {
    return new Parts(store, ids.stream().flatMap(id -> of(store, id).parts().stream()).toList());
  }

  /** How many bytes there are. */
  long length() {
    return parts.stream().mapToLong(Part::length).sum();
  }

  InputStream open(long offset) {
    return PartsInputStream.open(this, offset);
  }

  BlobReader openReader() {
    return parts.size() == 1 ? openReader(0) : new PartsReader(this);
  }

  int size() {
    return parts.size();
  }

  long lengthOf(int index) {
    return parts.get(index).length();
  }

  InputStream open(int index, long offset) {
    return store.open(parts.get(index).key(), offset);
  }

  BlobReader openReader(int index) {
    return store.openReader(parts.get(index).key());
  }
}
