package io.longhaul.local.application;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes the ahead-of-time cache of a program: runs it until its context is built, and lets the JVM
 * keep what it loaded and linked (JEP 483, JEP 514). Only the speed of later starts depends on it.
 */
public final class Training {
  private static final int PATIENCE_MINUTES = 5;
  private static final List<String> ENVIRONMENT_OF_OTHERS = List.of("JAVA_TOOL_OPTIONS");

  private final Progress progress;

  public Training(Progress progress) {
    this.progress = progress;
  }

  /**
   * Trains a program that has not been trained yet.
   *
   * @param environment in which it starts as it would in a stack
   */
  public void train(PreparedApplication application, Map<String, String> environment)
      throws IOException, InterruptedException {
    var slot = application.slot();
    if (slot == null || application.isTrained()) {
      return;
    }
    try (var _ = slot.lock(() -> progress.say("Another process is preparing the same program."))) {
      if (!application.isTrained()) {
        run(application.jar(), slot, environment);
      }
    }
  }

  private void run(Path jar, CacheSlot slot, Map<String, String> environment)
      throws IOException, InterruptedException {
    var draft = slot.draft(PreparedApplication.AOT_CACHE);
    var command =
        JavaCommand.of(
            jar, List.of("-XX:AOTCacheOutput=" + draft, "-Dspring.context.exit=onRefresh"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(slot.entry("training.log").toFile());
    ENVIRONMENT_OF_OTHERS.forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && Files.exists(draft)) {
        slot.publish(PreparedApplication.AOT_CACHE);
      } else {
        progress.say("  no faster starts for this build; see " + slot.entry("training.log"));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
