package io.longhaul.local.cache;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A directory of the cache whose entries appear whole or not at all: made under a lock, in a draft,
 * published by one rename. What an interrupted maker left is removed by the next one.
 */
public record CacheSlot(Path directory) {
  private static final String DRAFTS = ".draft-";

  /** The entry's path, whether or not it has been made. */
  public Path entry(String name) {
    return directory.resolve(name);
  }

  /**
   * Waits until this process is the only maker; {@code onWait} is told once when another one is at
   * work.
   */
  public InterProcessLock lock(Runnable onWait) throws IOException {
    Files.createDirectories(directory);
    var lock = InterProcessLock.acquire(directory.resolve(".lock"), onWait);
    removeDrafts();
    return lock;
  }

  /** Where the holder of the lock makes an entry before it is published. */
  public Path draft(String name) {
    return directory.resolve(DRAFTS + name);
  }

  /** Turns the finished draft into the entry; only the holder of the lock may call it. */
  public Path publish(String name) throws IOException {
    return Files.move(draft(name), entry(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void removeDrafts() throws IOException {
    try (var drafts = Files.newDirectoryStream(directory, DRAFTS + "*")) {
      for (var draft : drafts) {
        deleteTree(draft);
      }
    }
  }

  /** Deletes a file, or a directory with all that is in it; a path that does not exist is fine. */
  public static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, java.io.@org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
