package io.longhaul.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's file remembers which version made it. */
class EngineFileTests {
  @TempDir private Path directory = Path.of("");

  @Test
  void newFileTakesTheVersionAtHandAndIsAcceptedAgain() throws IOException {
    var file = new EngineFile(directory);

    file.claimFor(EngineVersion.PINNED);
    Files.createFile(file.database());

    assertThatCode(() -> file.claimFor(EngineVersion.PINNED)).doesNotThrowAnyException();
    assertThat(directory.resolve("version")).hasContent("1.31.2");
  }

  @Test
  void fileOfAnotherVersionIsRefusedWithWhatToDo() throws IOException {
    var file = new EngineFile(directory);
    file.claimFor(new EngineVersion("1.5.0", "1.29.0", "2.40.0"));
    Files.createFile(file.database());

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> file.claimFor(EngineVersion.PINNED))
        .withMessageContaining("was written by Temporal server 1.29.0 and this is server 1.31.2")
        .withMessageContaining("LONGHAUL_HOME");
  }

  @Test
  void fileOfUnknownVersionIsRefused() throws IOException {
    var file = new EngineFile(directory);
    Files.createFile(file.database());

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> file.claimFor(EngineVersion.PINNED))
        .withMessageContaining("unknown");
  }

  @Test
  void archiveIsNamedAsTheReleaseNamesIt() {
    assertThat(Platform.of("Linux", "amd64").archive("1.8.2"))
        .isEqualTo("temporal_cli_1.8.2_linux_amd64.tar.gz");
    assertThat(Platform.of("Mac OS X", "aarch64").archive("1.8.2"))
        .isEqualTo("temporal_cli_1.8.2_darwin_arm64.tar.gz");
    assertThat(Platform.of("Linux", "x86_64")).isEqualTo(Platform.of("Linux", "amd64"));
  }
}
