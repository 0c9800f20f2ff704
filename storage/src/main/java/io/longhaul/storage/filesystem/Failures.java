package io.longhaul.storage.filesystem;

import io.longhaul.storage.StorageException;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes storage exceptions of I/O errors. The messages name blobs, never paths, since they may
 * reach clients.
 */
final class Failures {

  /**
   * With less than this left, a failed write is taken for a full disk, in whatever language the
   * system says so.
   */
  private static final long HARDLY_ANY_SPACE = 1 << 16;

  private Failures() {}

  static StorageException of(String action, IOException cause) {
    if (isFull(cause)) {
      return new StorageFullException("The blob store has no space left to " + action, cause);
    }
    String why = cause instanceof AccessDeniedException ? ": permission denied" : "";
    return new StorageUnavailableException("The blob store cannot " + action + why, cause);
  }

  /** For a failed write somewhere below a directory. */
  static StorageException ofWriting(String action, Path directory, IOException cause) {
    return isFull(cause) || !hasSpace(directory)
        ? new StorageFullException("The blob store has no space left to " + action, cause)
        : of(action, cause);
  }

  private static boolean isFull(IOException cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), "").toLowerCase(Locale.ROOT);
    return Stream.of("no space left", "quota exceeded").anyMatch(message::contains);
  }

  private static boolean hasSpace(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() >= HARDLY_ANY_SPACE;
    } catch (IOException e) {
      return true;
    }
  }
}
