package io.longhaul.local.engine;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.cache.Sha256;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The official release archive for this platform, used only when the checksum file of its release
 * vouches for it.
 */
final class ArchiveSource implements EngineSource {
  private final CacheSlot slot;
  private final Progress progress;
  private final Release release;

  ArchiveSource(EngineSettings settings, CacheSlot slot, Progress progress) {
    this.slot = slot;
    this.progress = progress;
    this.release =
        new Release(
            settings.archives(),
            EngineVersion.PINNED.cli(),
            Platform.current().archive(EngineVersion.PINNED.cli()),
            settings.connectTimeout());
  }

  @Override
  public String description() {
    return "release archive " + release.archiveAddress();
  }

  @Override
  public Path obtain() throws SourceException, IOException, InterruptedException {
    var checksum = release.checksum();
    var archive = slot.draft("archive.tar.gz");
    progress.say("Downloading the engine from " + release.archiveAddress());
    release.download(archive);
    requireChecksum(archive, checksum);
    var draft = slot.draft(EngineResolver.PROGRAM);
    extract(archive, draft);
    Files.delete(archive);
    new EngineBinary(draft).requireSupported();
    return slot.publish(EngineResolver.PROGRAM);
  }

  private static void requireChecksum(Path archive, String expected)
      throws SourceException, IOException {
    var actual = Sha256.of(archive);
    if (!actual.equals(expected)) {
      Files.delete(archive);
      throw new SourceException(
          "the archive's SHA-256 is %s, and its release says %s: not used"
              .formatted(actual, expected));
    }
  }

  private static void extract(Path archive, Path target) throws SourceException, IOException {
    try (var tar =
        new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && entry.getName().equals(EngineResolver.PROGRAM)) {
          Files.copy(tar, target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          return;
        }
      }
    }
    throw new SourceException("the archive has no program called " + EngineResolver.PROGRAM);
  }
}
