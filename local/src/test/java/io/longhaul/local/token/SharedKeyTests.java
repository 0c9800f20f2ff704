package io.longhaul.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys that the processes of one machine share. */
class SharedKeyTests {

  private final Path directory;

  SharedKeyTests(@TempDir Path directory) {
    this.directory = directory;
  }

  static Stream<Function<Home, SharedKey>> keys() {
    return Stream.of(SharedKey::ofTickets, SharedKey::ofSecrets);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isReadableByItsOwnerOnlyAndIsKept(Function<Home, SharedKey> key) throws Exception {
    var file = key.apply(new Home(directory)).file();
    var first = Files.readString(file);

    assertThat(key.apply(new Home(directory)).file()).isEqualTo(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasContent(first);
    assertThat(first.strip()).hasSizeGreaterThanOrEqualTo(32);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isOfItsHomeAlone(Function<Home, SharedKey> key) throws Exception {
    var one = key.apply(new Home(directory.resolve("one"))).file();
    var other = key.apply(new Home(directory.resolve("other"))).file();

    assertThat(Files.readString(one)).isNotEqualTo(Files.readString(other));
  }

  @Test
  void whatSealsNamesItself() throws Exception {
    assertThat(SharedKey.ofSecrets(new Home(directory)).file()).content().startsWith("local-1:");
  }
}
