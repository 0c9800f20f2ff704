package io.longhaul.bench.startup;

import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.ProcessCpu;
import io.longhaul.local.application.ApplicationCache;
import io.longhaul.local.application.ApplicationJar;
import io.longhaul.local.application.PreparedApplication;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.FreePort;
import io.longhaul.local.progress.Progress;
import io.longhaul.local.supervision.Memory;
import io.longhaul.local.supervision.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One start of one more gateway, with the settings of the stack's own on other ports. */
record GatewayStart(List<String> command, Map<String, String> environment, int management) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration SETTLED = Duration.ofSeconds(5);
  private static final double MIB = 1 << 20;

  /** What it took. */
  record Took(
      double seconds, double processorSeconds, double residentMiB, double proportionalMiB) {}

  /**
   * Prepares one.
   *
   * @throws IllegalStateException when the cache is wanted, and has not been trained
   */
  static GatewayStart of(Path repository, BenchStack stack, boolean cached) throws Exception {
    PreparedApplication program =
        new ApplicationCache(PerUserCache.of(System.getenv()), Progress.silent())
            .prepare(ApplicationJar.of(repository, "gateway"));
    PreparedApplication chosen = cached ? program : new PreparedApplication(program.jar(), null);
    List<String> command = chosen.command("-Dlonghaul.bench=gateway-start");
    if (cached && command.stream().noneMatch(flag -> flag.startsWith("-XX:AOTCache"))) {
      throw new IllegalStateException("There is no ahead-of-time cache: run ./longhaul build.");
    }
    int management = FreePort.any();
    Map<String, String> environment = environment(stack.gatewayPid());
    environment.put("SERVER_PORT", Integer.toString(FreePort.any()));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
    return new GatewayStart(command, environment, management);
  }

  /** Starts it, waits until it is ready, and ends it. */
  Took measure() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      awaitReady(process);
      double seconds = (System.nanoTime() - start) / 1e9;
      double processor = ProcessCpu.of(process.pid()).toNanos() / 1e9;
      LockSupport.parkNanos(SETTLED.toNanos());
      return new Took(
          seconds, processor, resident(process.pid()), Memory.ofTree(process.pid()) / MIB);
    } finally {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private void awaitReady(Process process) {
    URI address = URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
    try (HttpClient http = HttpClient.newHttpClient()) {
      Readiness ready = Readiness.answering(http, address);
      long end = System.nanoTime() + LIMIT.toNanos();
      while (!ready.ready(process.pid())) {
        if (!process.isAlive() || System.nanoTime() - end > 0) {
          throw new IllegalStateException("The gateway did not become ready");
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  private static double resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }

  private static Map<String, String> environment(long pid) throws IOException {
    Map<String, String> all = new HashMap<>();
    Arrays.stream(Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0", -1))
        .filter(entry -> entry.indexOf('=') > 0)
        .forEach(entry -> {
          int equals = entry.indexOf('=');
          all.put(entry.substring(0, equals), entry.substring(equals + 1));
        });
    return all;
  }
}
