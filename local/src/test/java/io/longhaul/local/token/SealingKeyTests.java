package io.longhaul.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of tickets on one machine. */
class SealingKeyTests {

  private final Path directory;

  SealingKeyTests(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void isReadableByItsOwnerOnlyAndIsKept() throws Exception {
    var file = SealingKey.of(new Home(directory)).file();
    var first = Files.readString(file);

    SealingKey.of(new Home(directory));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasContent(first);
    assertThat(first.strip()).hasSizeGreaterThanOrEqualTo(32);
  }

  @Test
  void isOfItsHomeAlone() throws Exception {
    var one = SealingKey.of(new Home(directory.resolve("one"))).file();
    var other = SealingKey.of(new Home(directory.resolve("other"))).file();

    assertThat(Files.readString(one)).isNotEqualTo(Files.readString(other));
  }
}
