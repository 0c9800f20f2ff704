package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells the versions of a blob apart. The inode alone does not, since it is used again;
 * therefore the time is set, in microseconds, to be later than that of the version it replaces.
 */
record FileVersion(long inode, long length, long micros) {

  /** Reads the version of a file; a directory is not there. */
  static FileVersion of(Path file) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(file, "unix:ino,size,lastModifiedTime,isRegularFile");
    if (!Boolean.TRUE.equals(found.get("isRegularFile"))) {
      throw new NoSuchFileException(file.toString());
    }
    FileTime time = (FileTime) attribute(found, "lastModifiedTime");
    return new FileVersion(
        ((Number) attribute(found, "ino")).longValue(),
        ((Number) attribute(found, "size")).longValue(),
        time.to(TimeUnit.MICROSECONDS));
  }

  /** Reads the version of a file, or null if there is none. */
  static @Nullable FileVersion ifPresent(Path file) throws IOException {
    try {
      return of(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Gives a staged file a time of its own, later than that of what it replaces. */
  static FileVersion stamp(Path staged, @Nullable FileVersion replaced) throws IOException {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long micros = replaced == null ? now : Math.max(now, replaced.micros + 1);
    Files.setLastModifiedTime(staged, FileTime.from(micros, TimeUnit.MICROSECONDS));
    return of(staged);
  }

  String token() {
    return "%x-%x-%x".formatted(inode, length, micros);
  }

  BlobInfo describe(BlobKey key) {
    return new BlobInfo(key, length, token(), Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static Object attribute(Map<String, Object> found, String name) {
    Object value = found.get(name);
    if (value == null) {
      throw new IllegalStateException("The file system does not tell " + name);
    }
    return value;
  }
}
