package io.longhaul.storage.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Tries what not every file system can: hard links, and times to the microsecond (FAT can do
 * neither).
 */
final class FileSystemProbe {

  private static final long ODD_MICROS = 1_700_000_000_123_457L;

  private FileSystemProbe() {}

  static void check(Path directory) throws IOException {
    Path file = directory.resolve("probe-" + UUID.randomUUID());
    Path link = directory.resolve(file.getFileName() + "-link");
    try {
      Files.createFile(file);
      Files.setLastModifiedTime(file, FileTime.from(ODD_MICROS, TimeUnit.MICROSECONDS));
      Files.createLink(link, file);
      if (FileVersion.of(link).micros() != ODD_MICROS) {
        throw new IOException("the file system does not keep times to the microsecond");
      }
    } catch (UnsupportedOperationException e) {
      throw new IOException("the file system has no hard links or POSIX attributes", e);
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(file);
    }
  }
}
