package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes uploads: what has expired, and what is to be deleted. May be repeated at any point. */
final class UploadSweep {

  // Who has looked at an upload just before its expiry may still be about to hold it.
  private static final Duration GRACE = Duration.ofHours(1);
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final BlobStore store;
  private final UploadRecords records;
  private final UploadHolders holders;
  private final TenantUsage usage;
  private final Times times;

  UploadSweep(
      BlobStore store,
      UploadRecords records,
      UploadHolders holders,
      TenantUsage usage,
      Times times) {
    this.store = store;
    this.records = records;
    this.holders = holders;
    this.usage = usage;
    this.times = times;
  }

  /**
   * What time it is, and how long tombstones stand.
   *
   * @param now the moment of the sweep
   */
  record Times(Instant now, Duration tombstone) {}

  /** How many uploads lost their bytes. */
  long sweep(UploadHold hold) {
    long removed;
    try (Stream<BlobInfo> blobs = store.list(UploadKeys.ALL)) {
      removed =
          blobs
              .map(BlobInfo::key)
              .filter(UploadKeys::isRecord)
              .map(UploadKeys::idOfRecord)
              .filter(id -> sweep(id, hold))
              .count();
    }
    giveBack();
    return removed;
  }

  // What was reserved by creators that were killed before they wrote the record.
  private void giveBack() {
    try (Stream<BlobInfo> blobs = store.list(UploadKeys.ALL_USAGE)) {
      blobs
          .filter(blob -> blob.lastModified().isBefore(times.now().minus(ABANDONED)))
          .map(BlobInfo::key)
          .filter(key -> records.find(UploadKeys.idOfUsage(key)).isEmpty())
          .forEach(store::delete);
    }
  }

  private boolean sweep(UploadId id, UploadHold hold) {
    hold.advance();
    Optional<UploadRecord> due = records.find(id).filter(record -> isDue(id, record, hold));
    due.ifPresent(_ -> {
      bury(id);
      records.removeIf(id, present -> present.isForgotten(times.now().minus(times.tombstone())));
    });
    return due.filter(record -> !record.isDeleted()).isPresent();
  }

  private boolean isDue(UploadId id, UploadRecord record, UploadHold hold) {
    if (record.isDeleted()) {
      return true;
    }
    if (!record.isExpired(times.now().minus(GRACE))) {
      return false;
    }
    holders.release(id, times.now().minus(GRACE), hold::isThere);
    return !holders.isHeld(id);
  }

  void bury(UploadId id) {
    records
        .update(id, present -> present.isDeleted() ? present : present.deleted(times.now()))
        .ifPresent(record -> usage.release(record.tenant(), id));
    Blobs.deleteAll(store, UploadKeys.allParts(id));
    holders.removeAll(id);
  }
}
