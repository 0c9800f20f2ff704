package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.uploads.UploadRecord.Progress;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Digests of the bytes that an upload has so far: gone on with from where the record notes one, so
 * that only what came after it is read again.
 */
final class UploadDigests {

  private static final int BUFFER = 1 << 16;

  private final BlobStore store;

  UploadDigests(BlobStore store) {
    this.store = store;
  }

  /** Of the first bytes of an upload, up to an offset that its parts reach. */
  ResumableSha256 upTo(long offset, UploadId id, UploadRecord record) {
    Progress noted = record.progress();
    boolean usable = noted != null && noted.offset() <= offset;
    ResumableSha256 digest = start(usable ? noted : null);
    long seen = usable && noted != null ? noted.offset() : 0;
    if (seen < offset) {
      try (InputStream bytes = Parts.of(store, id).open(seen)) {
        update(digest, bytes, offset - seen);
      } catch (IOException e) {
        throw new IllegalStateException("Streams of a blob store throw storage exceptions only", e);
      }
    }
    return digest;
  }

  private static ResumableSha256 start(@Nullable Progress noted) {
    return noted == null ? ResumableSha256.start() : ResumableSha256.goOn(noted.digest());
  }

  private static void update(ResumableSha256 digest, InputStream bytes, long count)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = count;
    while (left > 0) {
      int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IllegalStateException("The parts end %d bytes early".formatted(left));
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
  }
}
