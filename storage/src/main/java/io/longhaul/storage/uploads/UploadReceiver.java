package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.uploads.UploadRecord.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the bytes of one upload: into a part of their own first, then by one change of the record
 * into the upload.
 */
final class UploadReceiver {

  private static final int BUFFER = 1 << 16;

  private final BlobStore store;
  private final UploadRecords records;
  private final Clock clock;
  private final Duration keepComplete;

  UploadReceiver(BlobStore store, UploadRecords records, Clock clock, Duration keepComplete) {
    this.store = store;
    this.records = records;
    this.clock = clock;
    this.keepComplete = keepComplete;
  }

  Reception receive(UploadId id, long declared, InputStream body) throws IOException {
    Part part = new Part(UploadKeys.newPartName(0), declared);
    MessageDigest digest = Sha256.start();
    try (BlobUpload blob = store.begin(UploadKeys.part(id, part))) {
      long received = copy(body, declared, digest, blob.stream());
      if (received < declared) {
        return new Reception.TooShort(received, declared);
      }
      if (body.read() >= 0) {
        return new Reception.TooLong(declared);
      }
      blob.publish();
    }
    return complete(id, part, Sha256.finish(digest));
  }

  private static long copy(InputStream body, long limit, MessageDigest digest, OutputStream out)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    while (copied < limit) {
      int count = body.read(buffer, 0, (int) Math.min(buffer.length, limit - copied));
      if (count < 0) {
        break;
      }
      digest.update(buffer, 0, count);
      out.write(buffer, 0, count);
      copied += count;
    }
    return copied;
  }

  /** The first to get here wins; after an exception nobody knows who did, and all parts stay. */
  private Reception complete(UploadId id, Part part, String sha256) {
    Instant now = clock.instant();
    Instant expiry = now.plus(keepComplete);
    Optional<UploadRecord> after =
        records.update(
            id,
            present ->
                present.state(now) == UploadState.INCOMPLETE
                    ? present.completed(part, sha256, expiry)
                    : present);
    if (after.isPresent() && after.get().parts().contains(part)) {
      removePartsBut(id, part);
    } else {
      store.delete(UploadKeys.part(id, part));
    }
    return after
        .map(present -> present.toUpload(id, now))
        .filter(Upload::isComplete)
        .<Reception>map(Reception.Completed::new)
        .orElseGet(Reception.Gone::new);
  }

  /**
   * Removes what senders that were killed have left. Those still at work will lose, so theirs may
   * go too.
   */
  private void removePartsBut(UploadId id, Part winner) {
    BlobKey kept = UploadKeys.part(id, winner);
    try (Stream<BlobInfo> parts = store.list(UploadKeys.allParts(id))) {
      parts.map(BlobInfo::key).filter(key -> !key.equals(kept)).forEach(store::delete);
    }
  }
}
