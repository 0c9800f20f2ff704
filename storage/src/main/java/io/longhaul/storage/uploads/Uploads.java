package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

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
  private final UploadHolders holders;
  private final UploadStates states;
  private final TenantUsage usage;
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
    this.holders = new UploadHolders(store);
    this.states = new UploadStates(store, holders, clock);
    this.usage = new TenantUsage(store, clock);
    this.receiver = new UploadReceiver(store, records, clock, retention);
  }

  /** Makes the record of a new upload, or finds that of the same request. */
  public Creation create(NewUpload request) {
    return create(request, Long.MAX_VALUE);
  }

  /**
   * The same.
   *
   * @param tenantLimit how many bytes the uploads of the tenant may come to
   */
  public Creation create(NewUpload request, long tenantLimit) {
    UploadId id = request.id();
    Instant now = clock.instant();
    UploadRecord fresh = UploadRecord.of(request, now, now.plus(retention.incomplete()));
    Optional<UploadRecord> present = records.find(id);
    if (present.isPresent()) {
      return repeated(id, present.get(), fresh);
    }
    long length = request.length() == null ? 0 : request.length();
    long used = usage.of(request.tenant());
    if (used + length > tenantLimit) {
      return new Creation.TenantFull(used);
    }
    usage.reserve(request.tenant(), id, length);
    while (!records.createIfAbsent(id, fresh)) {
      present = records.find(id);
      if (present.isPresent()) {
        return repeated(id, present.get(), fresh);
      }
    }
    return new Creation.Created(fresh.toUpload(id, UploadState.INCOMPLETE, 0));
  }

  private Creation repeated(UploadId id, UploadRecord present, UploadRecord wanted) {
    if (!present.owner().equals(wanted.owner())) {
      return new Creation.OtherOwner();
    }
    if (!present.fingerprint().equals(wanted.fingerprint())) {
      return new Creation.DifferentRequest();
    }
    return new Creation.Existing(states.upload(id, present));
  }

  /**
   * Declares the length of an upload that was created without one; the first to declare it wins.
   *
   * @return the upload as it now is
   */
  public Optional<Upload> declareLength(Upload upload, long length) {
    UploadId id = upload.id();
    Optional<UploadRecord> after =
        records.update(
            id, present -> present.length() == null ? present.declared(length) : present);
    after.ifPresent(record -> usage.reserve(record.tenant(), id, length));
    return after.map(record -> sealed(id, record));
  }

  /** How many bytes the uploads of a tenant come to, seconds old at most. */
  public long usage(String tenant) {
    return usage.of(tenant);
  }

  /**
   * Receives bytes at the end of what an upload has, in constant memory, part by part. Returns
   * without reading the body when all are there already.
   *
   * @throws IOException if reading the body fails (the client hung up); what came before is kept
   */
  public Reception append(Upload upload, Delivery delivery) throws IOException {
    Optional<UploadRecord> record = records.find(upload.id());
    if (record.isEmpty() || states.of(upload.id(), record.get()) == UploadState.GONE) {
      return new Reception.Gone();
    }
    Upload present = sealed(upload.id(), record.get());
    if (present.offset() != delivery.offset()) {
      return new Reception.OtherOffset(present.offset());
    }
    return present.isComplete()
        ? new Reception.Completed(present)
        : receiver.receive(upload.id(), record.get(), delivery);
  }

  /**
   * Receives a file from its first byte on, of which an earlier request may have brought a part:
   * that is compared and skipped.
   *
   * @throws IOException if reading the body fails (the client hung up); what came before is kept
   */
  public Reception receive(Upload upload, Delivery whole) throws IOException {
    UploadId id = upload.id();
    Optional<UploadRecord> record = records.find(id);
    if (record.isEmpty() || states.of(id, record.get()) == UploadState.GONE) {
      return new Reception.Gone();
    }
    Upload present = sealed(id, record.get());
    if (present.isComplete() || present.offset() == 0) {
      return completedByNow(append(upload, whole.rest(present.offset())), upload);
    }
    Beginning beginning = Beginning.read(whole, present.offset());
    if (beginning.length() < present.offset()) {
      return new Reception.Partial(present);
    }
    return beginning.sha256().equals(receiver.digestUpTo(present.offset(), id, record.get()))
        ? completedByNow(append(upload, whole.rest(present.offset())), upload)
        : new Reception.OtherContent(present.offset());
  }

  // Of several that send a small file at once, all are told that it is there.
  private Reception completedByNow(Reception reception, Upload upload) {
    boolean raced =
        reception instanceof Reception.Overtaken || reception instanceof Reception.OtherOffset;
    if (!raced) {
      return reception;
    }
    return find(upload.tenant(), upload.id())
        .filter(Upload::isComplete)
        .<Reception>map(Reception.Completed::new)
        .orElse(reception);
  }

  /** The same, of a file whose length is declared and that has no checksum. */
  public Reception receive(Upload upload, InputStream body) throws IOException {
    if (upload.length() == null) {
      throw new IllegalArgumentException(
          "The length of upload %s is not declared yet".formatted(upload.id()));
    }
    return receive(upload, new Delivery(0, body, upload.length(), null));
  }

  /**
   * Puts a final upload together of its pieces, from where it stands on. Whoever repeats it while
   * another is at it shares the work.
   *
   * @throws BlobNotFoundException if a piece is no longer there
   */
  public Reception assemble(Upload upload) {
    return new Assembly(store, this).put(upload);
  }

  /** An upload of a tenant, in any state; empty if the tenant has none of this id. */
  public Optional<Upload> find(String tenant, UploadId id) {
    return records
        .find(id)
        .filter(present -> present.tenant().equals(tenant))
        .map(present -> sealed(id, present));
  }

  // All bytes are there and the record does not say so: their receiver was killed just then.
  private Upload sealed(UploadId id, UploadRecord record) {
    Upload upload = states.upload(id, record);
    Long length = upload.length();
    if (upload.state() != UploadState.INCOMPLETE || length == null || upload.offset() != length) {
      return upload;
    }
    return receiver.seal(id, record, length) instanceof Reception.Completed completed
        ? completed.upload()
        : upload;
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
    UploadId id = upload.id();
    UploadRecord record =
        records
            .find(id)
            .filter(present -> present.sha256() != null && !present.isDeleted())
            .orElseThrow(() -> new BlobNotFoundException(UploadKeys.record(id)));
    Parts parts = Parts.of(store, id);
    Long length = record.length();
    if (length != null && parts.length() != length) {
      throw new BlobNotFoundException(UploadKeys.part(id, parts.length()));
    }
    return parts;
  }

  /**
   * Keeps an upload beyond its expiry for as long as an operation is there.
   *
   * @return false if the upload is gone
   */
  public boolean hold(Upload upload, String operation) {
    holders.add(upload.id(), operation);
    return records.find(upload.id()).filter(record -> !record.isDeleted()).isPresent();
  }

  /** Removes the bytes of an upload. Its id and key stay taken by a tombstone. */
  public void delete(Upload upload) {
    sweeping().bury(upload.id());
  }

  /**
   * Removes the bytes of all that has expired and that no operation holds, and the tombstones whose
   * time is over. To be called now and then by any process; several at once do no harm.
   *
   * @return how many uploads lost their bytes
   */
  public long sweep(UploadHold hold) {
    return sweeping().sweep(hold);
  }

  private UploadSweep sweeping() {
    return new UploadSweep(
        store,
        records,
        holders,
        usage,
        new UploadSweep.Times(clock.instant(), retention.tombstone()));
  }
}
