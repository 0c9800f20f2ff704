package io.longhaul.local;

import io.longhaul.local.application.PreparedApplication;
import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.engine.DevServer;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.supervision.ChildSpec;
import io.longhaul.local.supervision.Launch;
import io.longhaul.local.supervision.Readiness;
import io.longhaul.local.supervision.Stopping;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The processes of a stack: how each is started, when it is ready, and how it is stopped. */
final class Children {
  static final String DATABASE = "database";
  static final String ENGINE = "engine";
  static final String GATEWAY = "gateway";

  /** Every worker's name is this and a number from 1. */
  static final String WORKERS = "worker-";

  /** A worker ends its running chunks within 10 s of the signal. */
  static final Stopping DRAIN = new Stopping("TERM", Duration.ofSeconds(12));

  static final Stopping TERMINATE = new Stopping("TERM", Duration.ofSeconds(10));

  /** PostgreSQL's fast shutdown: clients are disconnected, data is flushed. */
  static final Stopping FAST_SHUTDOWN = new Stopping("INT", Duration.ofSeconds(20));

  private static final String HOST = "127.0.0.1";

  private final StackOptions options;
  private final HttpClient http = HttpClient.newHttpClient();

  Children(StackOptions options) {
    this.options = options;
  }

  /** The argument that only this home's JVMs of the kind carry. */
  static String mark(Home home, String kind) {
    return "-Dlonghaul." + kind.replace("-", "") + ".home=" + home.directory();
  }

  static String worker(int number) {
    return WORKERS + number;
  }

  List<String> workers() {
    return java.util.stream.IntStream.rangeClosed(1, options.settings().workers())
        .mapToObj(Children::worker)
        .toList();
  }

  ChildSpec database(PostgresCluster cluster) {
    return new ChildSpec(
        DATABASE, () -> databaseLaunch(cluster), FAST_SHUTDOWN, options.home().log(DATABASE));
  }

  private Launch databaseLaunch(PostgresCluster cluster) {
    cluster.awaitKilledServerGone();
    return new Launch(
        cluster.command(), Map.of("LC_ALL", "C"), address(Port.DATABASE), cluster::ready);
  }

  ChildSpec engine(DevServer server) {
    var readiness = Readiness.listening(port(Port.ENGINE));
    return spec(
        ENGINE, TERMINATE, new Launch(server.command(), Map.of(), address(Port.ENGINE), readiness));
  }

  ChildSpec gateway(PreparedApplication program, Environments environments) {
    var launch =
        new Launch(
            program.command(mark(options.home(), GATEWAY)),
            environments.gateway(),
            "http://" + address(Port.GATEWAY),
            health(port(Port.MANAGEMENT)));
    return spec(GATEWAY, TERMINATE, launch);
  }

  ChildSpec worker(String name, PreparedApplication program, Environments environments) {
    return new ChildSpec(
        name, () -> workerLaunch(name, program, environments), DRAIN, options.home().log(name));
  }

  private Launch workerLaunch(String name, PreparedApplication program, Environments environments) {
    int management = options.settings().ports().another();
    return new Launch(
        program.command(mark(options.home(), WORKERS)),
        environments.worker(name, management),
        "http://" + HOST + ":" + management + "/actuator",
        health(management));
  }

  private Readiness health(int management) {
    return Readiness.answering(
        http, URI.create("http://" + HOST + ":" + management + "/actuator/health/readiness"));
  }

  private ChildSpec spec(String name, Stopping stopping, Launch launch) {
    return new ChildSpec(name, () -> launch, stopping, log(name));
  }

  private Path log(String name) {
    return options.home().log(name);
  }

  private String address(Port port) {
    return HOST + ":" + port(port);
  }

  private int port(Port port) {
    return options.settings().ports().of(port);
  }
}
