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

  /**
   * A lock is held for one rename. Longer than this only if its holder was stopped in the middle.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

  private final FileChannel file;
  private final ReentrantLock[] threads;

  KeyLocks(FileChannel file) {
    this.file = file;
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

  private static void lockThread(ReentrantLock lock) {
    try {
      if (!lock.tryLock() && !lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("Interrupted while waiting for the blob store", e);
    }
  }

  private FileLock lockProcess(int stripe) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
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

  private static StorageUnavailableException busy() {
    return new StorageUnavailableException(
        "The blob store is locked by another process for more than %d s: is one stopped?"
            .formatted(PATIENCE.toSeconds()),
        null);
  }
}
