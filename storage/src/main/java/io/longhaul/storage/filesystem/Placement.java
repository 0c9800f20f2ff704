package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts staged files into their places and removes placed ones: the only code that changes what
 * readers see.
 */
final class Placement {

  /** How often deletions may prune the directory of a blob just as the blob is placed. */
  private static final int PRUNE_RACES = 1000;

  private final StoreRoot root;

  Placement(StoreRoot root) {
    this.root = root;
  }

  BlobInfo replace(BlobKey key, StagedFile staged) {
    Path target = root.file(key);
    IoAction<Optional<FileVersion>> rename =
        () ->
            root.locks().holding(key, () -> rename(staged, FileVersion.ifPresent(target), target));
    return place(key, staged, rename).orElseThrow();
  }

  /** Needs no lock: of several that link, the file system lets one. */
  Optional<BlobInfo> create(BlobKey key, StagedFile staged) {
    return place(key, staged, () -> link(staged, root.file(key)));
  }

  boolean compareAndSet(BlobKey key, String expectedVersion, StagedFile staged) {
    Path target = root.file(key);
    IoAction<Optional<FileVersion>> rename =
        () -> root.locks().holding(key, () -> renameIf(expectedVersion, staged, target));
    return place(key, staged, rename).isPresent();
  }

  private static Optional<FileVersion> renameIf(
      String expectedVersion, StagedFile staged, Path target) throws IOException {
    FileVersion present = FileVersion.ifPresent(target);
    return isExpected(present, expectedVersion)
        ? rename(staged, present, target)
        : Optional.empty();
  }

  void delete(BlobKey key) {
    remove(key, present -> true);
  }

  boolean compareAndDelete(BlobKey key, String expectedVersion) {
    return remove(key, present -> isExpected(present, expectedVersion));
  }

  private static boolean isExpected(@Nullable FileVersion present, String expectedVersion) {
    return present != null && present.token().equals(expectedVersion);
  }

  private static Optional<FileVersion> rename(
      StagedFile staged, @Nullable FileVersion replaced, Path target) throws IOException {
    FileVersion version = FileVersion.stamp(staged.path(), replaced);
    Files.move(staged.path(), target, StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(version);
  }

  private static Optional<FileVersion> link(StagedFile staged, Path target) throws IOException {
    FileVersion version = FileVersion.stamp(staged.path(), null);
    try {
      Files.createLink(target, staged.path());
      return Optional.of(version);
    } catch (FileAlreadyExistsException e) {
      requireNoDirectory(target);
      return Optional.empty();
    }
  }

  private Optional<BlobInfo> place(
      BlobKey key, StagedFile staged, IoAction<Optional<FileVersion>> step) {
    staged.finish();
    Path target = root.file(key);
    try {
      Optional<FileVersion> placed = inDirectoryOf(target, step);
      Directories.sync(
          Directories.above(target)); // also of what another has placed: we say it is there
      return placed.map(version -> version.describe(key));
    } catch (NotDirectoryException e) {
      throw new IllegalArgumentException("A part of the key %s is a blob itself".formatted(key), e);
    } catch (IOException e) {
      throw Failures.ofWriting("publish blob " + key, root.blobs(), e);
    }
  }

  private <T> T inDirectoryOf(Path target, IoAction<T> step) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Directories.create(root.blobs(), Directories.above(target));
        requireNoDirectory(target);
        return step.run();
      } catch (NoSuchFileException e) {
        if (tries == PRUNE_RACES) {
          throw e;
        }
      }
    }
  }

  private static void requireNoDirectory(Path target) {
    if (Files.isDirectory(target)) {
      throw new IllegalArgumentException("The key is a directory of other keys");
    }
  }

  private boolean remove(BlobKey key, Predicate<FileVersion> condition) {
    Path target = root.file(key);
    try {
      boolean removed = root.locks().holding(key, () -> removeIf(condition, target));
      Directories.pruneAndSync(root.blobs(), Directories.above(target));
      return removed;
    } catch (IOException e) {
      throw Failures.of("delete blob " + key, e);
    }
  }

  private static boolean removeIf(Predicate<FileVersion> condition, Path target)
      throws IOException {
    FileVersion present = FileVersion.ifPresent(target);
    return present != null && condition.test(present) && Files.deleteIfExists(target);
  }
}
