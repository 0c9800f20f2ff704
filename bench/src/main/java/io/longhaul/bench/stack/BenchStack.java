package io.longhaul.bench.stack;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.TokenSource;
import io.longhaul.local.Stack;
import io.longhaul.local.StackOptions;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Ports;
import io.longhaul.local.home.Settings;
import io.longhaul.local.supervision.Signals;
import io.longhaul.local.token.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fresh stack of two workers for one benchmark, as {@code ./longhaul up} starts it. */
public final class BenchStack implements AutoCloseable {
  private static final int WORKERS = 2;

  // One caller here asks for more than any tenant may.
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "LONGHAUL_QUOTAS_UNFINISHED_OPERATIONS",
          "0",
          "LONGHAUL_RATES_CALLER_REQUESTS",
          "0",
          "LONGHAUL_RATES_TENANT_REQUESTS",
          "0",
          "LONGHAUL_RATES_CALLER_SUBMISSIONS",
          "0",
          "LONGHAUL_RATES_TENANT_SUBMISSIONS",
          "0");

  private final Path directory;
  private final Path datasets;
  private final Stack stack;
  private boolean frozen;

  private BenchStack(Path directory, Path datasets, Stack stack) {
    this.directory = directory;
    this.datasets = datasets;
    this.stack = stack;
  }

  /**
   * Starts one and returns when it is ready.
   *
   * @param engine the dev server's program; null to find or make one
   */
  public static BenchStack start(Path repository, @Nullable Path engine)
      throws IOException, InterruptedException {
    return start(repository, engine, Map.of());
  }

  /** The same, with more settings for the gateway and the workers. */
  public static BenchStack start(
      Path repository, @Nullable Path engine, Map<String, String> settingsOfChildren)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(NO_LIMITS);
    environment.putAll(settingsOfChildren);
    Path directory = Files.createTempDirectory("longhaul-bench-");
    Path datasets = Files.createDirectories(directory.resolve("datasets"));
    Settings settings = new Settings(Ports.free(), WORKERS, datasets.toString());
    StackOptions options =
        StackOptions.of(new Home(directory.resolve("home")), repository)
            .with(settings)
            .withEnvironment(environment);
    Stack stack = Stack.start(engine == null ? options : options.withEngine(engine));
    return new BenchStack(directory, datasets, stack);
  }

  /** The stack itself. */
  public Stack stack() {
    return stack;
  }

  /** Where its dataset definitions are. */
  public Path datasets() {
    return datasets;
  }

  /** A place for generated files, removed with the stack. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** A client of its gateway. */
  public LonghaulClient client() {
    return LonghaulClient.builder(stack.gateway()).token(TokenSource.of(token())).build();
  }

  /** An access token for its gateway. */
  public String token() {
    return stack.token(Role.CLIENT, "acme", "bench");
  }

  /** The process of the gateway. */
  public long gatewayPid() {
    return stack.process("gateway").pid();
  }

  /** The process of the engine. */
  public long enginePid() {
    return stack.process("engine").pid();
  }

  /** Stops all workers where they are. */
  public void freezeWorkers() {
    signalWorkers("STOP", worker -> true);
    frozen = true;
  }

  /** Lets the first worker go on, and no other. */
  public void thawOneWorker() {
    signalWorkers("CONT", "worker-1"::equals);
  }

  private void signalWorkers(String signal, Predicate<String> chosen) {
    stack.processes().stream()
        .filter(process -> process.name().startsWith("worker-") && chosen.test(process.name()))
        .forEach(process -> Signals.send(signal, process.pid()));
  }

  @Override
  public void close() throws IOException {
    if (frozen) {
      signalWorkers("CONT", worker -> true);
    }
    stack.close();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
