package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobStore;
import java.time.Clock;
import java.time.Instant;

/** What an upload is at the moment: its record, its bytes and who holds it, taken together. */
final class UploadStates {

  private final BlobStore store;
  private final UploadHolders holders;
  private final Clock clock;

  UploadStates(BlobStore store, UploadHolders holders, Clock clock) {
    this.store = store;
    this.holders = holders;
    this.clock = clock;
  }

  UploadState of(UploadId id, UploadRecord record) {
    Instant now = clock.instant();
    if (record.isDeleted() || (record.isExpired(now) && !holders.isHeld(id))) {
      return UploadState.GONE;
    }
    return record.sha256() == null ? UploadState.INCOMPLETE : UploadState.COMPLETE;
  }

  Upload upload(UploadId id, UploadRecord record) {
    UploadState state = of(id, record);
    Long length = record.length();
    long offset = record.sha256() != null && length != null ? length : Parts.of(store, id).length();
    return record.toUpload(id, state, offset);
  }
}
