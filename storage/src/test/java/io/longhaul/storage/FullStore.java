package io.longhaul.storage;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A store in front of another one which takes so many more bytes and then is full, until it gets
 * room.
 */
public final class FullStore implements BlobStore {

  private final BlobStore store;
  private final AtomicLong room;

  /** Room for so many bytes. */
  public FullStore(BlobStore store, long room) {
    this.store = store;
    this.room = new AtomicLong(room);
  }

  /** Makes room for so many more bytes. */
  public void makeRoom(long bytes) {
    room.addAndGet(bytes);
  }

  private void take(int bytes) {
    if (room.addAndGet(-bytes) < 0) {
      room.addAndGet(bytes);
      throw new StorageFullException("The blob store has no space left to write", null);
    }
  }

  @Override
  public BlobUpload begin(BlobKey key) {
    BlobUpload upload = store.begin(key);
    return new BlobUpload() {
      @Override
      public OutputStream stream() {
        return new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            take(length);
            TestBytes.write(upload.stream(), Arrays.copyOfRange(bytes, offset, offset + length));
          }
        };
      }

      @Override
      public BlobInfo publish() {
        return upload.publish();
      }

      @Override
      public Optional<BlobInfo> publishIfAbsent() {
        return upload.publishIfAbsent();
      }

      @Override
      public void close() {
        upload.close();
      }
    };
  }

  @Override
  public boolean createIfAbsent(BlobKey key, byte[] content) {
    take(content.length);
    return store.createIfAbsent(key, content);
  }

  @Override
  public boolean compareAndSet(BlobKey key, String expectedVersion, byte[] content) {
    take(content.length);
    return store.compareAndSet(key, expectedVersion, content);
  }

  @Override
  public Optional<BlobContent> read(BlobKey key) {
    return store.read(key);
  }

  @Override
  public Optional<BlobInfo> describe(BlobKey key) {
    return store.describe(key);
  }

  @Override
  public InputStream openRange(BlobKey key, long offset, long length) {
    return store.openRange(key, offset, length);
  }

  @Override
  public BlobReader openReader(BlobKey key) {
    return store.openReader(key);
  }

  @Override
  public BlobPage list(String prefix, @Nullable BlobKey after, int limit) {
    return store.list(prefix, after, limit);
  }

  @Override
  public void delete(BlobKey key) {
    store.delete(key);
  }

  @Override
  public boolean compareAndDelete(BlobKey key, String expectedVersion) {
    return store.compareAndDelete(key, expectedVersion);
  }
}
