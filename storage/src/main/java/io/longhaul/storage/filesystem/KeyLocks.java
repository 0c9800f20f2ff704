package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Locks on keys, against other processes by a POSIX lock on one byte of a file, against other
 * threads of this one (which such locks do not see) by a lock in memory. Several keys may share a
 * lock, so whoever holds one must not ask for another.
 */
final class KeyLocks {

  private static final int STRIPES = 1024;

  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

  private final FileChannel file;
  private final ReentrantLock[] threads;
  private final Duration patience;

  /**
   * Locks on the bytes of a file, which must stay open.
   *
   * @param patience how long to wait for a lock, which others hold for one rename, unless they are
   *     stopped in the middle
   */
  KeyLocks(FileChannel file, Duration patience) {
    this.file = file;
    this.patience = patience;
    this.threads = Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
  }

  <T> T holding(BlobKey key, IoAction<T> action) throws IOException {
    int stripe = Math.floorMod(key.hashCode(), STRIPES);
    lockThread(threads[stripe]);
    try {
      return holding(stripe, action);
    } finally {
      threads[stripe].unlock();
    }
  }

  private <T> T holding(int stripe, IoAction<T> action) throws IOException {
    FileLock lock = lockProcess(stripe);
    try {
      return action.run();
    } finally {
      lock.release();
    }
  }

  private void lockThread(ReentrantLock lock) {
    try {
      if (!lock.tryLock() && !lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("Interrupted while waiting for the blob store", e);
    }
  }

  private FileLock lockProcess(int stripe) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    FileLock lock = file.tryLock(stripe, 1, false);
    while (lock == null) {
      if (System.nanoTime() - deadline > 0) {
        throw busy();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      lock = file.tryLock(stripe, 1, false);
    }
    return lock;
  }

  private StorageUnavailableException busy() {
    return new StorageUnavailableException(
        "The blob store is locked by another process for more than %d ms: is one stopped?"
            .formatted(patience.toMillis()),
        null);
  }
}
