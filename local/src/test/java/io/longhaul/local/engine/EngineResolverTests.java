package io.longhaul.local.engine;

import static io.longhaul.local.engine.ArchiveServer.ARCHIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.progress.Progress;
import io.longhaul.local.supervision.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which an engine is looked for, and what makes each source be passed over. */
class EngineResolverTests {
  @TempDir private Path directory = Path.of("");
  private @Nullable ArchiveServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new ArchiveServer();
  }

  @AfterEach
  void stopServer() {
    releases().close();
  }

  @Test
  void runningClusterIsTakenBeforeAllElse() throws Exception {
    installOnPath(FakeProgram.SUPPORTED);
    try (var cluster = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "127.0.0.1:" + cluster.getLocalPort();

      var engine = resolver(address).resolve();

      assertThat(engine).isEqualTo(new Engine.Running(address));
    }
  }

  @Test
  void silentClusterIsAnErrorAndNotPassedOver() {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> resolver("127.0.0.1:1").resolve())
        .withMessageContaining("Nothing answers at LONGHAUL_TEMPORAL_ADDRESS=127.0.0.1:1");
  }

  @Test
  void addressWithoutPortIsRefused() {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> resolver("cluster.example").resolve())
        .withMessageContaining("host:port");
  }

  @Test
  void supportedProgramOnPathIsTakenBeforeTheCachedOne() throws Exception {
    installInCache(FakeProgram.SUPPORTED);
    var onPath = installOnPath(FakeProgram.SUPPORTED);

    assertThat(resolver(null).resolve()).isEqualTo(new Engine.Installed(onPath));
  }

  @Test
  void programOnPathOfAnotherVersionIsPassedOver() throws Exception {
    installOnPath(FakeProgram.OLD);
    var cached = installInCache(FakeProgram.SUPPORTED);

    assertThat(resolver(null).resolve()).isEqualTo(new Engine.Installed(cached));
  }

  @Test
  void cachedProgramThatDoesNotRunIsPassedOver() throws Exception {
    installInCache("no version at all");
    offerArchive(FakeProgram.SUPPORTED);
    Files.delete(cached());
    FakeProgram.write(cached(), "#!/bin/sh\nexit 1\n");

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() ->
            new EngineResolver(settings(null, URI.create("http://127.0.0.1:1")), Progress.silent())
                .resolve())
        .withMessageContaining("does not say which server version");
  }

  @Test
  void archiveWithTheRightChecksumIsUsedAndCached() throws Exception {
    offerArchive(FakeProgram.SUPPORTED);

    var program = resolver(null).program();

    assertThat(program).isEqualTo(cached()).isExecutable();
    releases().close();
    assertThat(resolver(null).program()).isEqualTo(cached());
  }

  @Test
  void archiveWithAnotherChecksumIsNeverUsed() throws Exception {
    releases()
        .offer(
            ARCHIVE, ArchiveServer.archive("temporal", FakeProgram.saying(FakeProgram.SUPPORTED)))
        .offer("checksums.txt", "0".repeat(64) + "  " + ARCHIVE + "\n");

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() -> resolver(null).program())
        .withMessageContaining("its release says " + "0".repeat(64) + ": not used");
    assertThat(cached()).doesNotExist();
    assertThat(leftInCache()).isEmpty();
  }

  @Test
  void archiveWithoutAChecksumIsNeverDownloaded() throws Exception {
    releases()
        .offer(
            ARCHIVE, ArchiveServer.archive("temporal", FakeProgram.saying(FakeProgram.SUPPORTED)))
        .offer("checksums.txt", "0".repeat(64) + "  another_archive.tar.gz\n");

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() -> resolver(null).program())
        .withMessageContaining("checksums.txt has no checksum for " + ARCHIVE);
    assertThat(leftInCache()).isEmpty();
  }

  @Test
  void releaseWithoutAChecksumFileIsNeverUsed() throws Exception {
    releases()
        .offer(
            ARCHIVE, ArchiveServer.archive("temporal", FakeProgram.saying(FakeProgram.SUPPORTED)));

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() -> resolver(null).program())
        .withMessageContaining("checksums.txt answered 404");
  }

  @Test
  void archiveOfAnotherServerVersionIsNeverUsed() throws Exception {
    offerArchive(FakeProgram.OLD);

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() -> resolver(null).program())
        .withMessageContaining("is server 1.25.0, and 1.31.2 is needed");
    assertThat(cached()).doesNotExist();
  }

  @Test
  void buildIsTheLastResort() throws Exception {
    var runs = directory.resolve("runs");
    FakeProgram.write(directory.resolve("path/go"), FakeProgram.go(runs, ""));

    assertThat(resolver(null).program()).isEqualTo(cached()).isExecutable();
    assertThat(runs).hasContent("run");
  }

  @Test
  void twoBuildsAtOnceBecomeOne() throws Exception {
    var runs = directory.resolve("runs");
    FakeProgram.write(directory.resolve("path/go"), FakeProgram.go(runs, "sleep 1"));
    Callable<Path> build = () -> resolver(null).program();

    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var result : threads.invokeAll(List.of(build, build))) {
        assertThat(result.get()).isEqualTo(cached());
      }
    }

    assertThat(runs).hasContent("run");
  }

  @Test
  void interruptedBuildIsNeverUsed() throws Exception {
    var runs = directory.resolve("runs");
    var go = directory.resolve("path/go");
    FakeProgram.write(go, FakeProgram.go(runs, "echo half > \"$2\"; exec sleep 600"));
    var building = Thread.ofPlatform().start(() -> buildUntilInterrupted());
    Await.until("the build writes its file", () -> Files.exists(drafted()));
    building.interrupt();
    building.join();

    assertThat(cached()).doesNotExist();
    FakeProgram.write(go, FakeProgram.go(runs, ""));
    assertThat(resolver(null).program()).isEqualTo(cached());
    assertThat(runs).hasContent("run\nrun");
  }

  @Test
  void failedBuildSaysWhyAndLeavesNothing() throws Exception {
    FakeProgram.write(
        directory.resolve("path/go"), "#!/bin/sh\necho 'no space left on device'\nexit 1\n");

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() -> resolver(null).program())
        .withMessageContaining("go build failed with exit code 1")
        .withMessageContaining("no space left on device");
    assertThat(leftInCache()).isEmpty();
  }

  @Test
  void messageListsWhatWasTriedInOrderAndWhatToDo() {
    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() -> resolver(null).resolve())
        .satisfies(e ->
            assertThat(e.getMessage())
                .containsSubsequence(
                    "LONGHAUL_TEMPORAL_ADDRESS: not set",
                    "temporal on PATH: no such program",
                    "nothing there yet",
                    "release archive http://127.0.0.1",
                    "build from",
                    "install Go 1.26",
                    "install Temporal CLI 1.8.2",
                    "LONGHAUL_TEMPORAL_ADDRESS=host:port"));
  }

  @Test
  void unreachableArchiveFallsThroughWithinSeconds() {
    var began = System.nanoTime();

    assertThatExceptionOfType(EngineUnavailableException.class)
        .isThrownBy(() ->
            new EngineResolver(settings(null, URI.create("http://192.0.2.1:9")), Progress.silent())
                .program());

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  private EngineResolver resolver(@Nullable String address) {
    return new EngineResolver(settings(address, releases().address()), Progress.silent());
  }

  private EngineSettings settings(@Nullable String address, URI archives) {
    return new EngineSettings(
        address,
        List.of(directory.resolve("path")),
        new PerUserCache(directory.resolve("cache")),
        archives,
        directory,
        Duration.ofSeconds(2));
  }

  private ArchiveServer releases() {
    return java.util.Objects.requireNonNull(server);
  }

  private void offerArchive(String version) throws IOException {
    var archive = ArchiveServer.archive("temporal", FakeProgram.saying(version));
    releases()
        .offer(ARCHIVE, archive)
        .offer("checksums.txt", ArchiveServer.sha256(archive) + "  " + ARCHIVE + "\n");
  }

  private Path installOnPath(String version) throws IOException {
    return FakeProgram.write(directory.resolve("path/temporal"), FakeProgram.saying(version));
  }

  private Path installInCache(String version) throws IOException {
    return FakeProgram.write(cached(), FakeProgram.saying(version));
  }

  private void buildUntilInterrupted() {
    try {
      resolver(null).program();
      throw new AssertionError("the build ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path drafted() {
    return cached().resolveSibling(".draft-temporal");
  }

  private Path cached() {
    return directory.resolve("cache/engine/1.8.2/temporal");
  }

  /** What lies in the cache once the next maker has looked at it. */
  private List<String> leftInCache() throws IOException {
    var slot = new PerUserCache(directory.resolve("cache")).slot("engine", "1.8.2");
    try (var _ = slot.lock(() -> {});
        var files = Files.list(slot.directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .toList();
    }
  }
}
