package io.longhaul.local;

import io.longhaul.local.application.ApplicationCache;
import io.longhaul.local.application.ApplicationJar;
import io.longhaul.local.application.Exercise;
import io.longhaul.local.application.Training;
import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.FreePort;
import io.longhaul.local.home.Home;
import io.longhaul.local.progress.Progress;
import io.longhaul.local.token.Role;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
      trainGateway(home, environments);
      Files.writeString(home.secrets().resolve("database-password"), "unused");
      train("worker", environments.worker("worker-1", FreePort.any()), null);
    } finally {
      CacheSlot.deleteTree(directory);
    }
  }

  private void trainGateway(Home home, Environments environments)
      throws IOException, InterruptedException {
    int port = FreePort.any();
    var environment = new HashMap<>(environments.gateway());
    environment.put("SERVER_PORT", "" + port);
    environment.put("MANAGEMENT_SERVER_PORT", "" + FreePort.any());
    for (var limit : List.of("REQUESTS", "SUBMISSIONS")) {
      environment.put("LONGHAUL_RATES_CALLER_" + limit, "0");
      environment.put("LONGHAUL_RATES_TENANT_" + limit, "0");
    }
    var issuer = new TokenIssuer(SigningKey.of(home), Clock.systemUTC());
    var token = issuer.token(Role.CLIENT, "acme", "exercise");
    train("gateway", environment, new GatewayExercise(port, token));
  }

  private void train(String module, Map<String, String> environment, @Nullable Exercise exercise)
      throws IOException, InterruptedException {
    training.train(programs.prepare(ApplicationJar.of(repository, module)), environment, exercise);
  }
}
