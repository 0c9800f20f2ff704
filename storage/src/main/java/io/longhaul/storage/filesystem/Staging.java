package io.longhaul.storage.filesystem;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which this process writes before it publishes, and the lock file beside it which
 * tells the others that the process lives, however long it has written nothing. What belongs to no
 * living process is removed.
 */
final class Staging {

  /**
   * Tells processes apart, also those of several machines or containers, where process ids do not.
   */
  private static final String PROCESS = UUID.randomUUID().toString();

  private static final String LOCK = ".lock";

  private final Path all;
  private final Path own;
  private final FileLock alive;

  private Staging(Path all, FileLock alive) {
    this.all = all;
    this.own = all.resolve(PROCESS);
    this.alive = alive;
  }

  static Staging claim(Path all) throws IOException {
    FileLock alive = null;
    while (alive == null) {
      alive = tryLive(all.resolve(PROCESS + LOCK));
    }
    return new Staging(all, alive);
  }

  /** Null if another process took the new file for that of a dead one; it is about to remove it. */
  private static @Nullable FileLock tryLive(Path lockFile) throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock != null && Files.exists(lockFile)) {
      return lock;
    }
    channel.close();
    return null;
  }

  /** False if somebody has removed the whole store meanwhile. */
  boolean isThere() {
    return alive.isValid() && Files.exists(all.resolve(PROCESS + LOCK));
  }

  StagedFile newFile() {
    Path path = own.resolve(UUID.randomUUID().toString());
    try {
      return new StagedFile(path, new FileOutputStream(path.toFile()));
    } catch (IOException e) {
      throw Failures.ofWriting("start writing", all, e);
    }
  }

  /** Makes this process's directory and removes those of the dead. */
  void sweep() throws IOException {
    Files.createDirectories(own);
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(all, "*" + LOCK)) {
      for (Path lock : locks) {
        if (!lock.getFileName().toString().equals(PROCESS + LOCK)) {
          removeIfDead(lock);
        }
      }
    }
  }

  private void removeIfDead(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        String name = lock.getFileName().toString();
        removeAll(all.resolve(name.substring(0, name.length() - LOCK.length())));
        Files.deleteIfExists(lock);
      }
    } catch (NoSuchFileException e) {
      // Another process was faster.
    }
  }

  private static void removeAll(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(directory);
  }

  /** The directory to try the file system in. */
  Path own() {
    return own;
  }
}
