package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What this process holds of one store directory, for as long as it lives. There is one per
 * directory and process, because the kernel drops all locks of a process on a file as soon as the
 * process closes any handle of it.
 */
final class StoreRoot {

  private static final Map<Path, StoreRoot> OF_THIS_PROCESS = new HashMap<>();

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

  private final Path blobs;
  private final Staging staging;
  private final KeyLocks locks;

  private StoreRoot(Path blobs, Staging staging, KeyLocks locks) {
    this.blobs = blobs;
    this.staging = staging;
    this.locks = locks;
  }

  static StoreRoot open(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      return ofThisProcess(directory.toRealPath());
    } catch (IOException e) {
      throw new StorageUnavailableException(
          "Cannot use %s as a blob store (%s). It must be a directory that this user may write to, on a file system with POSIX locks and hard links."
              .formatted(directory, e),
          e);
    }
  }

  private static StoreRoot ofThisProcess(Path directory) throws IOException {
    synchronized (OF_THIS_PROCESS) {
      StoreRoot present = OF_THIS_PROCESS.get(directory);
      if (present != null && present.staging.isThere()) {
        present.staging.sweep();
        return present;
      }
      StoreRoot fresh = hold(directory);
      OF_THIS_PROCESS.put(directory, fresh);
      return fresh;
    }
  }

  private static StoreRoot hold(Path directory) throws IOException {
    Path blobs = Files.createDirectories(directory.resolve("blobs"));
    Staging staging = Staging.claim(Files.createDirectories(directory.resolve("staging")));
    staging.sweep();
    FileSystemProbe.check(staging.own());
    FileChannel lock =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Directories.sync(directory);
    return new StoreRoot(blobs, staging, new KeyLocks(lock, LOCK_PATIENCE));
  }

  Path blobs() {
    return blobs;
  }

  KeyLocks locks() {
    return locks;
  }

  Path file(BlobKey key) {
    return KeyPath.of(blobs, key);
  }

  StagedFile stage() {
    return staging.newFile();
  }
}
