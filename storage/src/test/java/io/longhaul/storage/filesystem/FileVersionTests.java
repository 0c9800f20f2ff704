package io.longhaul.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileVersionTests {

  @TempDir private Path directory;

  @Test
  void isLaterThanTheVersionItReplacesEvenIfTheClockIsNot() throws Exception {
    Path old = Files.writeString(directory.resolve("old"), "same");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().plusSeconds(3_600)));
    Path staged = Files.writeString(directory.resolve("staged"), "same");

    FileVersion replaced = FileVersion.of(old);
    FileVersion version = FileVersion.stamp(staged, replaced);

    assertThat(version.micros()).isEqualTo(replaced.micros() + 1);
    assertThat(FileVersion.of(staged)).isEqualTo(version);
  }

  @Test
  void survivesARename() throws Exception {
    Path staged = Files.writeString(directory.resolve("staged"), "text");

    FileVersion version = FileVersion.stamp(staged, null);
    Files.move(staged, directory.resolve("placed"));

    assertThat(FileVersion.of(directory.resolve("placed"))).isEqualTo(version);
    assertThat(FileVersion.ifPresent(staged)).isNull();
    assertThat(FileVersion.ifPresent(directory)).isNull();
  }
}
