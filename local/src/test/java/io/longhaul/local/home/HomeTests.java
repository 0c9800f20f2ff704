package io.longhaul.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state directory: where it is, what it remembers, who may read it, and who holds it. */
class HomeTests {
  @TempDir private Path directory = Path.of("");

  @Test
  void isTheNamedDirectoryOtherwiseUnderTheWorkingDirectory() {
    assertThat(Home.of(Map.of("LONGHAUL_HOME", directory.toString())).directory())
        .isEqualTo(directory);
    assertThat(Home.of(Map.of()).directory()).isEqualTo(Path.of(".longhaul").toAbsolutePath());
  }

  @Test
  void secretsAndKeysAreEnteredByTheirOwnerOnly() throws IOException {
    var home = new Home(directory.resolve("new"));

    home.create();

    assertThat(mode(home.keys())).isEqualTo("rwx------");
    assertThat(mode(home.secrets())).isEqualTo("rwx------");
  }

  @Test
  void remembersItsSettings() {
    var home = new Home(directory);
    var settings = new Settings(Ports.standard().with(Map.of(Port.GATEWAY, 9080)), 3, "/data/sets");

    settings.write(home);

    assertThat(Settings.read(home)).isEqualTo(settings);
  }

  @Test
  void homeThatWasNeverStartedHasTheStandardSettings() {
    assertThat(Settings.read(new Home(directory))).isEqualTo(Settings.standard());
  }

  @Test
  void stackWithoutWorkersIsRefused() {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> new Settings(Ports.standard(), 0, null))
        .withMessageContaining("--workers");
  }

  @Test
  void oneLauncherAtATimeHoldsTheLock() {
    var home = new Home(directory);

    try (var first = Objects.requireNonNull(HomeLock.tryAcquire(home))) {
      assertThat(first).isNotNull();
      assertThat(HomeLock.tryAcquire(home)).isNull();
    }

    try (var next = Objects.requireNonNull(HomeLock.tryAcquire(home))) {
      assertThat(next).isNotNull();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
