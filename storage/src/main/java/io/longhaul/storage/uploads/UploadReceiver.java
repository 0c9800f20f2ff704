package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.uploads.UploadRecord.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the bytes of uploads into parts that are created if absent: of several that send the same
 * bytes one gets each place, and whoever is killed leaves nothing that stands in the way.
 */
final class UploadReceiver {

  /** What has to be sent again at most. */
  static final int PART = 8 << 20;

  /** How many parts are taken in before the record notes the digest. */
  private static final int NOTE_EVERY = 32;

  private final BlobStore store;
  private final UploadRecords records;
  private final UploadDigests digests;
  private final Clock clock;
  private final Retention retention;

  UploadReceiver(BlobStore store, UploadRecords records, Clock clock, Retention retention) {
    this.store = store;
    this.records = records;
    this.digests = new UploadDigests(store);
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Receives.
   *
   * @param record of an upload that is neither complete nor gone and whose parts reach the offset
   *     of the delivery
   * @throws IOException if the body broke off; what came before is kept
   */
  Reception receive(UploadId id, UploadRecord record, Delivery delivery) throws IOException {
    ResumableSha256 digest = digests.upTo(delivery.offset(), id, record);
    Long declared = record.length();
    long end = declared == null ? delivery.most() : declared;
    PartIntake intake = new PartIntake(store, id, delivery, digest, end);
    PartIntake.Step step = intake.take(PART);
    for (int taken = 1; step == PartIntake.Step.KEPT; taken++) {
      if (taken % NOTE_EVERY == 0) {
        note(id, intake);
      }
      step = intake.take(PART);
    }
    Reception reception = note(id, intake);
    IOException failure = intake.failure();
    if (failure != null) {
      throw failure;
    }
    return switch (step) {
      case KEPT, ENDED -> reception;
      case OVERTAKEN -> new Reception.Overtaken();
      case TOO_LONG -> new Reception.TooLong(end);
      case CHECKSUM_MISMATCH -> new Reception.ChecksumMismatch();
    };
  }

  /**
   * Notes the digest of an upload whose bytes are all there: what a killed receiver left undone.
   */
  Reception seal(UploadId id, UploadRecord record, long length) {
    return note(id, length, digests.upTo(length, id, record));
  }

  /** The digest of what an upload has before an offset, in hexadecimal digits. */
  String digestUpTo(long offset, UploadId id, UploadRecord record) {
    return digests.upTo(offset, id, record).digits();
  }

  private Reception note(UploadId id, PartIntake intake) {
    return note(id, intake.offset(), intake.digest());
  }

  private Reception note(UploadId id, long offset, ResumableSha256 digest) {
    Instant now = clock.instant();
    Progress progress = new Progress(offset, digest.putAside());
    Optional<UploadRecord> after =
        records.update(id, present -> noted(present, progress, digest, now));
    if (after.isEmpty() || after.get().isDeleted()) {
      Blobs.deleteAll(store, UploadKeys.allParts(id));
      return new Reception.Gone();
    }
    UploadRecord record = after.get();
    return record.sha256() != null
        ? new Reception.Completed(
            record.toUpload(id, UploadState.COMPLETE, Objects.requireNonNull(record.length())))
        : new Reception.Partial(record.toUpload(id, UploadState.INCOMPLETE, offset));
  }

  private UploadRecord noted(
      UploadRecord present, Progress reached, ResumableSha256 digest, Instant now) {
    if (present.isDeleted() || present.sha256() != null) {
      return present;
    }
    Long length = present.length();
    if (length != null && length == reached.offset()) {
      return present.completed(digest.digits(), now.plus(keep(present.role())));
    }
    return reached.offset() == 0
        ? present
        : present.advanced(reached, now.plus(retention.incomplete()));
  }

  // A piece serves until it is put together; the whole has the bytes of its own.
  private Duration keep(UploadRole role) {
    return role == UploadRole.PARTIAL ? retention.incomplete() : retention.complete();
  }
}
