package io.longhaul.local;

import io.longhaul.local.StackState.Addresses;
import io.longhaul.local.application.ApplicationCache;
import io.longhaul.local.application.ApplicationJar;
import io.longhaul.local.application.PreparedApplication;
import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.database.DatabaseAccess;
import io.longhaul.local.database.PostgresBinaries;
import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.engine.DevServer;
import io.longhaul.local.engine.Engine;
import io.longhaul.local.engine.EngineFile;
import io.longhaul.local.engine.EngineResolver;
import io.longhaul.local.engine.EngineSettings;
import io.longhaul.local.engine.EngineVersion;
import io.longhaul.local.home.Port;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stack is made of, obtained and ready to be started. */
final class StackParts {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LOOPBACK = "127.0.0.1:";

  private final StackOptions options;
  private final Children children;
  private final PreparedApplication gateway;
  private final PreparedApplication worker;
  private final @Nullable DevServer engine;
  private final String engineAddress;
  private final PostgresCluster cluster;

  private StackParts(StackOptions options, Engine source) throws InterruptedException {
    this.options = options;
    this.children = new Children(options);
    var cache = PerUserCache.of(System.getenv());
    var programs = new ApplicationCache(cache, options.progress());
    this.gateway = programs.prepare(ApplicationJar.of(options.repository(), "gateway"));
    this.worker = programs.prepare(ApplicationJar.of(options.repository(), "worker"));
    this.engine = source instanceof Engine.Installed(Path binary) ? devServer(binary) : null;
    this.engineAddress =
        source instanceof Engine.Running(String address) ? address : LOOPBACK + port(Port.ENGINE);
    var binaries = new PostgresBinaries(cache, options.progress());
    this.cluster = new PostgresCluster(options.home(), binaries.directory(), port(Port.DATABASE));
  }

  /**
   * Obtains what is missing and checks all that can be checked before the first process is started.
   */
  static StackParts prepare(StackOptions options) throws InterruptedException {
    var parts = new StackParts(options, engine(options));
    parts.requireFreePorts();
    if (parts.engine != null) {
      parts.engine.file().claimFor(EngineVersion.PINNED);
    }
    options.settings().write(options.home());
    return parts;
  }

  /** Starts everything, what is slow first, and returns when all of it is ready. */
  void start(Supervisor supervisor) throws InterruptedException {
    var environments = new Environments(options, engineAddress);
    supervisor.start(children.gateway(gateway, environments));
    if (engine != null) {
      supervisor.start(children.engine(engine));
    }
    startDatabase(supervisor);
    if (engine != null) {
      awaitReady(supervisor, Children.ENGINE);
      setRetention(engine);
    }
    for (var name : children.workers()) {
      supervisor.start(children.worker(name, worker, environments));
    }
    awaitReady(supervisor, Children.GATEWAY);
    for (var name : children.workers()) {
      awaitReady(supervisor, name);
    }
  }

  /** Groups of names: those of one group stop together, one group after the other. */
  static List<List<String>> stopOrder(List<ChildStatus> running) {
    var names = running.stream().map(ChildStatus::name).toList();
    var workers = names.stream().filter(name -> name.startsWith(Children.WORKERS)).toList();
    return Stream.concat(
            Stream.of(workers),
            Stream.of(Children.GATEWAY, Children.ENGINE, Children.DATABASE)
                .filter(names::contains)
                .map(List::of))
        .toList();
  }

  Addresses addresses() {
    return new Addresses(
        "http://" + LOOPBACK + port(Port.GATEWAY),
        "http://" + LOOPBACK + port(Port.MANAGEMENT),
        engineAddress,
        engine == null ? "" : "http://" + LOOPBACK + engine.httpPort(),
        engine == null ? "" : "http://" + LOOPBACK + engine.uiPort(),
        PostgresCluster.url(port(Port.DATABASE)));
  }

  DatabaseAccess database() {
    try {
      return cluster.access();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the database's password", e);
    }
  }

  private static Engine engine(StackOptions options) throws InterruptedException {
    var given = options.engine();
    if (given != null) {
      return new Engine.Installed(given);
    }
    var settings = EngineSettings.of(System.getenv(), options.repository());
    return new EngineResolver(settings, options.progress()).resolve();
  }

  private DevServer devServer(Path binary) {
    return new DevServer(
        binary,
        new EngineFile(options.home().engine()),
        port(Port.ENGINE),
        port(Port.ENGINE_UI),
        options.settings().ports().another());
  }

  private void requireFreePorts() {
    var needed = EnumSet.allOf(Port.class);
    if (engine == null) {
      needed.removeAll(EnumSet.of(Port.ENGINE, Port.ENGINE_UI));
    }
    options.settings().ports().requireFree(needed);
  }

  private void startDatabase(Supervisor supervisor) throws InterruptedException {
    try {
      cluster.initialise();
      supervisor.start(children.database(cluster));
      awaitReady(supervisor, Children.DATABASE);
      cluster.createDatabase();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The database in " + options.home().database() + " cannot be used", e);
    } catch (SQLException e) {
      throw new StartupException(
          "The database and its user could not be made: " + e.getMessage(), e);
    }
  }

  private void setRetention(DevServer server) throws InterruptedException {
    try {
      server.setRetention();
    } catch (IOException e) {
      throw new StartupException("The engine does not accept its retention: " + e.getMessage(), e);
    }
  }

  private void awaitReady(Supervisor supervisor, String name) throws InterruptedException {
    try {
      supervisor.awaitReady(name, PATIENCE);
    } catch (StartupException e) {
      throw new StartupException(
          e.getMessage() + "; the end of its log:\n" + LogTail.of(options.home().log(name)), e);
    }
    options.progress().say("  %-10s ready".formatted(name));
  }

  private int port(Port port) {
    return options.settings().ports().of(port);
  }
}
