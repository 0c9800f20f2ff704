package io.longhaul.local.database;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.progress.Progress;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs for this platform, unpacked once per user from the jar that carries them.
 */
public final class PostgresBinaries {
  /**
   * The release whose programs are carried; its major version must be that of an existing cluster.
   */
  static final String VERSION = "18.6.0";

  private static final String ENTRY = "postgres";

  private final CacheSlot slot;
  private final Progress progress;

  public PostgresBinaries(PerUserCache cache, Progress progress) {
    this.slot = cache.slot("postgresql", VERSION);
    this.progress = progress;
  }

  /**
   * The directory with {@code bin/postgres} and {@code bin/initdb} in it; unpacks them when they
   * are not there.
   */
  public Path directory() {
    if (Files.isDirectory(slot.entry(ENTRY))) {
      return slot.entry(ENTRY);
    }
    try (var _ =
        slot.lock(() -> progress.say("Another process is unpacking PostgreSQL; waiting for it."))) {
      return Files.isDirectory(slot.entry(ENTRY)) ? slot.entry(ENTRY) : unpack();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + slot.directory(), e);
    }
  }

  private Path unpack() throws IOException {
    progress.say("Unpacking PostgreSQL " + VERSION + ", once for this user.");
    var draft = slot.draft(ENTRY);
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, draft.resolve(entry.getName()).normalize());
      }
    }
    return slot.publish(ENTRY);
  }

  private static InputStream archive() throws IOException {
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
          System.getProperty("os.name"), System.getProperty("os.arch"));
    } catch (IllegalStateException e) {
      throw new StartupException(
          "There is no embedded PostgreSQL for %s on %s: Linux and macOS on amd64 and arm64 have one."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, target);
      var executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
