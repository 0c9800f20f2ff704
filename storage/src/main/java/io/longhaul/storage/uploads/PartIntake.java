package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The body of one request on its way into parts. For one thread. */
final class PartIntake {

  /** What became of a part. */
  enum Step {
    /** It is kept, and the body may go on. */
    KEPT,
    /** The body has come to its end; what there was of it is kept. */
    ENDED,
    /** Another sender has written there before. */
    OVERTAKEN,
    /** The body goes on after the end of the upload. */
    TOO_LONG,
    /** The checksum is another one. */
    CHECKSUM_MISMATCH
  }

  private static final int BUFFER = 1 << 16;

  private final BlobStore store;
  private final UploadId id;
  private final InputStream body;
  private final long end;
  private final @Nullable ExpectedChecksum checksum;
  private final boolean resumable;
  private final byte[] buffer = new byte[BUFFER];
  private ResumableSha256 digest;
  private long offset;
  private @Nullable IOException failure;

  /**
   * Begins.
   *
   * @param digest of the bytes before the delivery
   * @param end which the upload must not exceed
   */
  PartIntake(BlobStore store, UploadId id, Delivery delivery, ResumableSha256 digest, long end) {
    this.store = store;
    this.id = id;
    this.body = delivery.body();
    this.offset = delivery.offset();
    this.checksum = delivery.checksum();
    this.resumable = delivery.resumable() && checksum == null;
    this.digest = digest;
    this.end = end;
  }

  /** Where the upload now goes on. */
  long offset() {
    return offset;
  }

  ResumableSha256 digest() {
    return digest;
  }

  /** Why the body broke off; null if it did not. */
  @Nullable IOException failure() {
    return failure;
  }

  /**
   * Takes in one part: what comes until so many bytes are there, the body ends, or breaks off. With
   * a checksum it is the only one.
   */
  Step take(long most) {
    long room = checksum == null ? Math.min(most, end - offset) : end - offset;
    ResumableSha256 ahead = digest.copy();
    try (BlobUpload blob = store.begin(UploadKeys.part(id, offset))) {
      long count = copy(room, ahead, blob.stream());
      boolean full = offset + count == end;
      if (full && goesOn()) {
        return Step.TOO_LONG;
      }
      if (checksum != null && failure == null && !checksum.isMet()) {
        return Step.CHECKSUM_MISMATCH;
      }
      if (count == 0 || (failure != null && !resumable)) {
        return Step.ENDED;
      }
      if (blob.publishIfAbsent().isEmpty()) {
        return Step.OVERTAKEN;
      }
      digest = ahead;
      offset += count;
      return full || count < room || checksum != null ? Step.ENDED : Step.KEPT;
    }
  }

  private long copy(long room, ResumableSha256 ahead, OutputStream out) {
    long copied = 0;
    while (copied < room) {
      int count = read((int) Math.min(buffer.length, room - copied));
      if (count < 0) {
        break;
      }
      ahead.update(buffer, 0, count);
      if (checksum != null) {
        checksum.update(buffer, 0, count);
      }
      write(out, count);
      copied += count;
    }
    return copied;
  }

  private boolean goesOn() {
    return read(1) > 0;
  }

  // What came before the client hung up is kept, so a failure is an end that is reported later.
  private int read(int most) {
    try {
      return failure == null ? body.read(buffer, 0, most) : -1;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  private void write(OutputStream out, int count) {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      throw new IllegalStateException("Streams of a blob store throw storage exceptions only", e);
    }
  }
}
