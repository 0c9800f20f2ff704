package io.longhaul.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Directories that are there after a power cut, too: a new entry is safe once its directory was
 * forced to the disk.
 */
final class Directories {

  private Directories() {}

  /** Makes a directory and those above it, down from a base that is there. */
  static void create(Path base, Path directory) throws IOException {
    if (directory.equals(base) || Files.isDirectory(directory)) {
      return;
    }
    create(base, above(directory));
    try {
      Files.createDirectory(directory);
      sync(above(directory));
    } catch (FileAlreadyExistsException e) {
      requireDirectoryOrNothing(directory);
    }
  }

  /**
   * Nothing, if another process has made it and a third has pruned it since: using it will tell.
   */
  private static void requireDirectoryOrNothing(Path directory) throws IOException {
    if (Files.isRegularFile(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
  }

  /** Forces the entries of a directory to the disk; one that was pruned meanwhile has none. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (NoSuchFileException e) {
      // Pruned: whoever pruned it has forced the one above.
    }
  }

  /** Removes a directory and those above it as far as they are empty, below a base that stays. */
  static void pruneAndSync(Path base, Path directory) throws IOException {
    Path remaining = directory;
    while (!remaining.equals(base) && removeIfEmpty(remaining)) {
      remaining = above(remaining);
    }
    sync(remaining);
  }

  /** The directory of a path below the root directory, which therefore has one. */
  static Path above(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private static boolean removeIfEmpty(Path directory) throws IOException {
    try {
      Files.deleteIfExists(directory);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }
}
