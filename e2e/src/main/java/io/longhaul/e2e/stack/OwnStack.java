package io.longhaul.e2e.stack;

import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.Stack;
import io.longhaul.local.StackOptions;
import io.longhaul.local.database.DatabaseAccess;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.home.Ports;
import io.longhaul.local.home.Settings;
import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running stack in a directory of its own, on ports of its own, whose workers reach the database
 * through a network that can be cut.
 */
public final class OwnStack implements AutoCloseable {
  /** What our own connections call themselves, so that faults spare them. */
  public static final String OUR_CONNECTIONS = "longhaul-e2e";

  private static final int TRIES = 3;

  private final Path directory;
  private final Path datasets;
  private final TcpProxy network;
  private final Stack stack;

  private OwnStack(Path directory, Path datasets, TcpProxy network, Stack stack) {
    this.directory = directory;
    this.datasets = datasets;
    this.network = network;
    this.stack = stack;
  }

  /**
   * What to start one with.
   *
   * @param engine the dev server's program; null to find or make one
   * @param environment settings of gateway and workers beside the stack's own
   * @param tables whose datasets are defined from the beginning; the tables themselves are not made
   */
  public record Wish(
      @Nullable Path engine,
      int workers,
      Map<String, String> environment,
      List<TargetTable> tables) {}

  /** Starts one and returns when it is ready. */
  public static OwnStack start(Wish wish) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("longhaul-e2e-");
    Path datasets = Files.createDirectories(directory.resolve("datasets"));
    copyDefinitions(datasets);
    for (TargetTable table : wish.tables()) {
      table.define(datasets);
    }
    for (int left = TRIES; ; left--) {
      Ports ports = Ports.free();
      TcpProxy network = TcpProxy.to(ports.of(Port.DATABASE));
      try {
        return new OwnStack(
            directory, datasets, network, Stack.start(options(wish, directory, ports, network)));
      } catch (StartupException e) {
        network.close();
        // Nothing of it runs any more: what listens there now came between choice and use.
        if (left == 1 || ports.areFree()) {
          throw e;
        }
      }
    }
  }

  private static StackOptions options(Wish wish, Path directory, Ports ports, TcpProxy network) {
    Map<String, String> all = new HashMap<>(wish.environment());
    all.put("LONGHAUL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + network.port() + "/longhaul");
    StackOptions options =
        StackOptions.of(new Home(directory.resolve("home")), Repository.find())
            .with(new Settings(ports, wish.workers(), directory.resolve("datasets").toString()))
            .withEnvironment(all);
    Path engine = wish.engine();
    return engine == null ? options : options.withEngine(engine);
  }

  /** The stack itself. */
  public Stack stack() {
    return stack;
  }

  /** What lies between the workers and the database. */
  public TcpProxy network() {
    return network;
  }

  /** Where its dataset definitions are; new ones are seen within 5 s. */
  public Path datasets() {
    return datasets;
  }

  /** A directory for files of the run, removed with the stack. */
  public Path files() throws IOException {
    return Files.createDirectories(directory.resolve("files"));
  }

  /** Where everything is, for the one who looks after a failure. */
  public Path directory() {
    return directory;
  }

  /** A connection of the stack's user that does not go through {@link #network}. */
  public Connection connect() throws SQLException {
    DatabaseAccess access = stack.database();
    Properties properties = new Properties();
    properties.setProperty("user", access.username());
    properties.setProperty("password", access.password());
    properties.setProperty("ApplicationName", OUR_CONNECTIONS);
    return DriverManager.getConnection(access.url(), properties);
  }

  @Override
  public void close() throws IOException {
    stack.close();
    network.close();
  }

  /** Stops it and removes all that it wrote. */
  public void closeAndForget() throws IOException {
    close();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void copyDefinitions(Path target) throws IOException {
    try (Stream<Path> files = Files.list(Repository.find().resolve("datasets"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }
}
