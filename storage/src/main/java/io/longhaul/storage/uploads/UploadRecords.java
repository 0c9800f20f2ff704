package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobContent;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The records of uploads in the blob store, changed by compare-and-set only. */
final class UploadRecords {

  private final BlobStore store;

  UploadRecords(BlobStore store) {
    this.store = store;
  }

  boolean createIfAbsent(UploadId id, UploadRecord fresh) {
    return store.createIfAbsent(UploadKeys.record(id), fresh.toJson());
  }

  Optional<UploadRecord> find(UploadId id) {
    return store.read(UploadKeys.record(id)).map(content -> UploadRecord.parse(content.bytes()));
  }

  /**
   * Applies a change to the newest record, as often as it takes.
   *
   * @param change returns its argument where there is nothing to change
   * @return the record as it now is; empty if there is none
   */
  Optional<UploadRecord> update(UploadId id, UnaryOperator<UploadRecord> change) {
    BlobKey key = UploadKeys.record(id);
    while (true) {
      Optional<BlobContent> content = store.read(key);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      UploadRecord present = UploadRecord.parse(content.get().bytes());
      UploadRecord changed = change.apply(present);
      if (changed.equals(present)
          || store.compareAndSet(key, content.get().version(), changed.toJson())) {
        return Optional.of(changed);
      }
    }
  }

  /** Removes a record if it is still as the condition wants it. */
  void removeIf(UploadId id, Predicate<UploadRecord> condition) {
    BlobKey key = UploadKeys.record(id);
    store
        .read(key)
        .filter(content -> condition.test(UploadRecord.parse(content.bytes())))
        .ifPresent(content -> store.compareAndDelete(key, content.version()));
  }
}
