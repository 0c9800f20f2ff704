package io.longhaul.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that nobody but their owner may read. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** Makes a directory of mode 0700, or tightens an existing one. */
  public static void directory(Path directory) throws IOException {
    var mode = PosixFilePermissions.fromString("rwx------");
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory.getParent());
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mode));
    }
    Files.setPosixFilePermissions(directory, mode);
  }

  /** Writes a file of mode 0600 that appears whole or not at all. */
  public static void write(Path file, String content) throws IOException {
    var mode = PosixFilePermissions.fromString("rw-------");
    var draft =
        Files.createTempFile(
            file.getParent(),
            "." + file.getFileName(),
            ".tmp",
            PosixFilePermissions.asFileAttribute(mode));
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
