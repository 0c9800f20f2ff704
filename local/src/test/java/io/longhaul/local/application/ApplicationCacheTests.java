package io.longhaul.local.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking and training the stack's programs. */
class ApplicationCacheTests {
  @TempDir private Path directory = Path.of("");

  @Test
  void programIsUnpackedOnceForEachContent() throws Exception {
    var first = prepare("one");
    var again = prepare("one");
    var other = prepare("two");

    assertThat(first.jar()).exists().isEqualTo(again.jar()).isNotEqualTo(other.jar());
  }

  @Test
  void unpackedProgramRunsWhenTheBuiltJarIsGone() throws Exception {
    var program = prepare("one");
    Files.delete(built());

    assertThat(output(program.command("-Dmark=1"))).isEqualTo("started\n");
  }

  @Test
  void trainedProgramStartsFromItsCache() throws Exception {
    var program = prepare("one");

    new Training(Progress.silent()).train(program, Map.of());

    assertThat(program.isTrained()).isTrue();
    assertThat(program.command("-Dmark=1")).anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
    assertThat(output(program.command("-Dmark=1"))).isEqualTo("started\n");
  }

  @Test
  void damagedCacheDoesNotKeepTheProgramFromStarting() throws Exception {
    var program = prepare("one");
    var slot = Objects.requireNonNull(program.slot());
    Files.writeString(slot.entry(PreparedApplication.AOT_CACHE), "not a cache");

    assertThat(output(program.command("-Dmark=1"))).endsWith("started\n");
  }

  @Test
  void programWithoutCacheStartsWithoutOne() throws Exception {
    var program = prepare("one");

    assertThat(program.command("-Dmark=1")).noneMatch(flag -> flag.startsWith("-XX:AOT"));
  }

  @Test
  void missingJarSaysHowToBuildIt() throws IOException {
    Files.createDirectories(directory.resolve("worker/target"));

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> ApplicationJar.of(directory, "worker"))
        .withMessageContaining("./longhaul build");
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> ApplicationJar.of(directory, "gateway"))
        .withMessageContaining("./longhaul build");
  }

  private PreparedApplication prepare(String content) throws Exception {
    FakeBootApplication.write(built(), content);
    var cache = new PerUserCache(directory.resolve("cache"));
    return new ApplicationCache(cache, Progress.silent())
        .prepare(ApplicationJar.of(directory, "worker"));
  }

  private Path built() {
    return directory.resolve("worker/target/longhaul-worker-1.0.jar");
  }

  private static String output(List<String> command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
