package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which operations refer to which uploads: one empty blob for each. */
final class UploadHolders {

  private static final byte[] NOTHING = {};

  private final BlobStore store;

  UploadHolders(BlobStore store) {
    this.store = store;
  }

  void add(UploadId id, String operation) {
    store.createIfAbsent(UploadKeys.holder(id, operation), NOTHING);
  }

  boolean isHeld(UploadId id) {
    return !store.list(UploadKeys.allHolders(id), null, 1).blobs().isEmpty();
  }

  /** Removes those whose operations are no more, unless they were added after a moment. */
  void release(UploadId id, Instant addedBefore, Predicate<String> isThere) {
    List<BlobInfo> holders;
    try (Stream<BlobInfo> blobs = store.list(UploadKeys.allHolders(id))) {
      holders = blobs.filter(blob -> blob.lastModified().isBefore(addedBefore)).toList();
    }
    holders.stream()
        .map(BlobInfo::key)
        .filter(key -> !isThere.test(UploadKeys.operationOfHolder(key)))
        .forEach(store::delete);
  }

  void removeAll(UploadId id) {
    Blobs.deleteAll(store, UploadKeys.allHolders(id));
  }
}
