package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that clients send. All state is in the blob store: any process may go on where another
 * was killed, and nothing is locked. Safe for use by many threads. All methods throw {@link
 * io.longhaul.storage.StorageException}.
 */
public final class Uploads {

  private final BlobStore store;
  private final Clock clock;
  private final Retention retention;
  private final UploadRecords records;
  private final UploadReceiver receiver;

  /** Uploads in a store, kept for the times of {@link Retention#DEFAULT}. */
  public Uploads(BlobStore store, Clock clock) {
    this(store, clock, Retention.DEFAULT);
  }

  /** Uploads in a store. */
  public Uploads(BlobStore store, Clock clock, Retention retention) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    this.records = new UploadRecords(store);
    this.receiver = new UploadReceiver(store, records, clock, retention.complete());
  }

  /** Makes the record of a new upload, or finds that of the same request. */
  public Creation create(NewUpload request) {
    UploadId id = request.id();
    Instant now = clock.instant();
    UploadRecord fresh = UploadRecord.of(request, now, now.plus(retention.incomplete()));
    while (!records.createIfAbsent(id, fresh)) {
      Optional<UploadRecord> present = records.find(id);
      if (present.isPresent()) {
        return repeated(id, present.get(), fresh);
      }
    }
    return new Creation.Created(fresh.toUpload(id, now));
  }

  private Creation repeated(UploadId id, UploadRecord present, UploadRecord wanted) {
    if (!present.owner().equals(wanted.owner())) {
      return new Creation.OtherOwner();
    }
    if (!present.fingerprint().equals(wanted.fingerprint())) {
      return new Creation.DifferentRequest();
    }
    return new Creation.Existing(present.toUpload(id, clock.instant()));
  }

  /**
   * Receives all bytes of an upload, in constant memory. Returns without reading the body when they
   * are there already. Of several that send at once the first to finish wins; a sender that is
   * killed leaves nothing that stands in the way.
   *
   * @throws IOException if reading the body fails (the client hung up); nothing is kept then
   * @throws IllegalArgumentException if the length is not declared yet
   */
  public Reception receive(Upload upload, InputStream body) throws IOException {
    Long declared = upload.length();
    if (declared == null) {
      throw new IllegalArgumentException(
          "The length of upload %s is not declared yet".formatted(upload.id()));
    }
    Optional<Upload> present = find(upload.tenant(), upload.id());
    if (present.isEmpty() || present.get().state() == UploadState.GONE) {
      return new Reception.Gone();
    }
    return present.get().isComplete()
        ? new Reception.Completed(present.get())
        : receiver.receive(upload.id(), declared, body);
  }

  /** An upload of a tenant, in any state; empty if the tenant has none of this id. */
  public Optional<Upload> find(String tenant, UploadId id) {
    return records
        .find(id)
        .filter(present -> present.tenant().equals(tenant))
        .map(present -> present.toUpload(id, clock.instant()));
  }

  /**
   * Opens the bytes of a complete upload at an offset; at the end and beyond, the stream is empty.
   * What has expired can be read until it is removed.
   *
   * @throws BlobNotFoundException if bytes are missing, or removed
   */
  public InputStream open(Upload upload, long offset) {
    return parts(upload).open(offset);
  }

  /**
   * Opens the bytes of a complete upload for positional reads.
   *
   * @throws BlobNotFoundException if bytes are missing, or removed
   */
  public BlobReader openReader(Upload upload) {
    return parts(upload).openReader();
  }

  private Parts parts(Upload upload) {
    return records
        .find(upload.id())
        .filter(present -> present.sha256() != null && present.deletedAt() == null)
        .map(present -> new Parts(store, upload.id(), present.parts()))
        .orElseThrow(() -> new BlobNotFoundException(UploadKeys.record(upload.id())));
  }

  /** Removes the bytes of an upload. Its id and key stay taken by a tombstone. */
  public void delete(Upload upload) {
    bury(upload.id());
  }

  /**
   * Removes the bytes of all that has expired, and the tombstones whose time is over. To be called
   * now and then by any process; several at once do no harm.
   */
  public void sweep() {
    try (Stream<BlobInfo> blobs = store.list(UploadKeys.ALL)) {
      blobs
          .map(BlobInfo::key)
          .filter(UploadKeys::isRecord)
          .map(UploadKeys::idOfRecord)
          .forEach(this::sweep);
    }
  }

  private void sweep(UploadId id) {
    Instant now = clock.instant();
    if (records.find(id).filter(present -> present.state(now) == UploadState.GONE).isPresent()) {
      bury(id);
      records.removeIf(id, present -> present.isForgotten(now.minus(retention.tombstone())));
    }
  }

  private void bury(UploadId id) {
    Instant now = clock.instant();
    records.update(id, present -> present.deletedAt() == null ? present.deleted(now) : present);
    try (Stream<BlobInfo> parts = store.list(UploadKeys.allParts(id))) {
      parts.map(BlobInfo::key).forEach(store::delete);
    }
  }
}
