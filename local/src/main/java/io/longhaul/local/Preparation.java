package io.longhaul.local;

import io.longhaul.local.application.ApplicationCache;
import io.longhaul.local.application.ApplicationJar;
import io.longhaul.local.application.Training;
import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.FreePort;
import io.longhaul.local.home.Home;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is done once after a build, so that each start of a stack is quick. */
public final class Preparation {
  private static final String NO_ENGINE = "127.0.0.1:1";

  private final ApplicationCache programs;
  private final Training training;
  private final Path repository;

  public Preparation(Path repository, PerUserCache cache, Progress progress) {
    this.repository = repository;
    this.programs = new ApplicationCache(cache, progress);
    this.training = new Training(progress);
  }

  /**
   * Unpacks gateway and worker and trains their ahead-of-time caches, in a home that is thrown
   * away.
   */
  public void run() throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("longhaul-prepare");
    try {
      var home = new Home(directory);
      home.create();
      var environments = new Environments(StackOptions.of(home, repository), NO_ENGINE);
      train("gateway", environments.gateway());
      Files.writeString(home.secrets().resolve("database-password"), "unused");
      train("worker", environments.worker("worker-1", FreePort.any()));
    } finally {
      CacheSlot.deleteTree(directory);
    }
  }

  private void train(String module, Map<String, String> environment)
      throws IOException, InterruptedException {
    training.train(programs.prepare(ApplicationJar.of(repository, module)), environment);
  }
}
