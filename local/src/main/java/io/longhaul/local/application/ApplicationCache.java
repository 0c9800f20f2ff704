package io.longhaul.local.application;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.cache.Sha256;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/** Unpacks the stack's programs, once for each content of their jars. */
public final class ApplicationCache {
  private static final String ENTRY = "unpacked";
  private static final int KEY_LENGTH = 16;
  private static final int PATIENCE_SECONDS = 60;
  private static final String KIND = "applications";
  private static final int KEPT = 4;
  private static final Duration SURELY_UNUSED = Duration.ofDays(1);

  private final PerUserCache cache;
  private final Progress progress;

  public ApplicationCache(PerUserCache cache, Progress progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** The program, ready to be run. */
  public PreparedApplication prepare(ApplicationJar jar) throws InterruptedException {
    try {
      if (!isExecutableArchive(jar.file())) {
        return new PreparedApplication(jar.file(), null);
      }
      var slot = cache.slot(KIND, jar.module() + "-" + key(jar.file()));
      var unpacked = slot.entry(ENTRY);
      if (!Files.isDirectory(unpacked)) {
        unpack(jar.file(), slot);
        cache.prune(KIND, jar.module() + "-", KEPT, SURELY_UNUSED);
      }
      return new PreparedApplication(unpacked.resolve(jar.file().getFileName()), slot);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + jar.file() + " into the cache", e);
    }
  }

  private void unpack(Path jar, CacheSlot slot) throws IOException, InterruptedException {
    try (var _ =
        slot.lock(() -> progress.say("Another process is unpacking " + jar.getFileName() + "."))) {
      if (Files.isDirectory(slot.entry(ENTRY))) {
        return;
      }
      var draft = slot.draft(ENTRY);
      extract(jar, draft);
      slot.publish(ENTRY);
    }
  }

  private static void extract(Path jar, Path target) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                List.of(
                    CurrentJava.program().toString(),
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--destination",
                    target.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new StartupException(jar + " cannot be unpacked: run ./longhaul build.");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** What decides whether something unpacked and trained earlier is still good. */
  private static String key(Path jar) throws IOException {
    var inputs = Sha256.of(jar) + CurrentJava.build() + JavaCommand.FLAGS;
    return Sha256.of(inputs).substring(0, KEY_LENGTH);
  }

  private static boolean isExecutableArchive(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.getEntry("BOOT-INF/") != null;
    }
  }
}
