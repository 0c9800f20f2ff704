package io.longhaul.storage.s3;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.s3.S3Bucket.Condition;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A blob on its way into a bucket: held in memory while it fits into one part, and then sent part
 * by part.
 */
final class S3Upload implements BlobUpload {

  private static final int FIRST_BUFFER = 1 << 16;

  private final S3Bucket bucket;
  private final BlobKey key;
  private final Buffer stream = new Buffer();
  private @Nullable S3Parts parts;
  private boolean finished;

  S3Upload(S3Bucket bucket, BlobKey key) {
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public OutputStream stream() {
    return stream;
  }

  @Override
  public BlobInfo publish() {
    return publish(Condition.NONE).orElseThrow();
  }

  @Override
  public Optional<BlobInfo> publishIfAbsent() {
    return publish(Condition.ABSENT);
  }

  private Optional<BlobInfo> publish(Condition condition) {
    if (finished) {
      throw new IllegalStateException("Published or closed before");
    }
    Optional<String> entityTag;
    if (parts == null) {
      entityTag = bucket.put(key, stream.bytes, stream.count, condition);
    } else {
      stream.send(parts);
      entityTag = parts.complete(condition);
    }
    // Only now: what fails on the way is aborted by close.
    finished = entityTag.isPresent();
    return entityTag.map(tag -> bucket.published(key, stream.written, tag));
  }

  @Override
  public void close() {
    if (!finished && parts != null) {
      parts.abort();
    }
    finished = true;
    stream.bytes = new byte[0];
  }

  /** Grows to the length of one part. */
  private final class Buffer extends OutputStream {

    private byte[] bytes = new byte[FIRST_BUFFER];
    private int count;
    private long written;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      int copied = 0;
      while (copied < length) {
        int most = S3Parts.lengthOf(parts);
        if (count == most) {
          parts = parts == null ? S3Parts.begin(bucket, key) : parts;
          send(parts);
          most = S3Parts.lengthOf(parts);
        }
        int step = Math.min(length - copied, most - count);
        require(count + step, most);
        System.arraycopy(source, offset + copied, bytes, count, step);
        count += step;
        copied += step;
      }
      written += length;
    }

    private void require(int capacity, int most) {
      if (capacity > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(capacity, 2 * bytes.length)));
      }
    }

    private void send(S3Parts to) {
      if (count > 0) {
        to.send(bytes, count);
        count = 0;
      }
    }
  }
}
