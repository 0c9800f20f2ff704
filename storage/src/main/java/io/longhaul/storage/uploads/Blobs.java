package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobStore;
import java.util.stream.Stream;

/** What is done to all blobs below a prefix. */
final class Blobs {

  private Blobs() {}

  static void deleteAll(BlobStore store, String prefix) {
    try (Stream<BlobInfo> blobs = store.list(prefix)) {
      blobs.map(BlobInfo::key).forEach(store::delete);
    }
  }
}
