package io.longhaul.local;

import io.longhaul.local.application.ApplicationJar;
import io.longhaul.local.application.JavaCommand;
import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.engine.DevServer;
import io.longhaul.local.home.FreePort;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.supervision.ChildSpec;
import io.longhaul.local.supervision.Launch;
import io.longhaul.local.supervision.Readiness;
import io.longhaul.local.supervision.Stopping;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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
  private static final String HEARTBEAT_TIMEOUT = "5s";

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

  ChildSpec gateway(ApplicationJar jar, String engineAddress) {
    var environment = shared(engineAddress, port(Port.MANAGEMENT));
    environment.put("SERVER_PORT", "" + port(Port.GATEWAY));
    environment.put(
        "LONGHAUL_ACCESS_PUBLIC_KEY", SigningKey.of(options.home()).publicFile().toString());
    environment.put("LONGHAUL_ACCESS_ISSUER", TokenIssuer.ISSUER);
    environment.put("LONGHAUL_ACCESS_AUDIENCE", TokenIssuer.AUDIENCE);
    environment.putAll(options.environment());
    var launch =
        new Launch(
            JavaCommand.of(jar, mark(options.home(), GATEWAY)),
            environment,
            "http://" + address(Port.GATEWAY),
            health(port(Port.MANAGEMENT)));
    return spec(GATEWAY, TERMINATE, launch);
  }

  ChildSpec worker(String name, ApplicationJar jar, String engineAddress, PostgresCluster cluster) {
    return new ChildSpec(
        name,
        () -> workerLaunch(name, jar, engineAddress, cluster),
        DRAIN,
        options.home().log(name));
  }

  private Launch workerLaunch(
      String name, ApplicationJar jar, String engineAddress, PostgresCluster cluster) {
    int management = FreePort.any();
    var environment = shared(engineAddress, management);
    environment.put("SERVER_PORT", "" + management);
    environment.put("LONGHAUL_DATABASE_URL", cluster.url());
    environment.put("LONGHAUL_DATABASE_USERNAME", PostgresCluster.NAME);
    environment.put("LONGHAUL_DATABASE_PASSWORD_FILE", cluster.passwordFile().toString());
    environment.put("LONGHAUL_WORKER_HEARTBEAT_TIMEOUT", HEARTBEAT_TIMEOUT);
    environment.put("LONGHAUL_WORKER_NAME", name);
    environment.putAll(options.environment());
    return new Launch(
        JavaCommand.of(jar, mark(options.home(), WORKERS)),
        environment,
        "http://" + HOST + ":" + management + "/actuator",
        health(management));
  }

  private Map<String, String> shared(String engineAddress, int management) {
    var environment = new HashMap<String, String>();
    environment.put("SERVER_ADDRESS", HOST);
    environment.put("MANAGEMENT_SERVER_ADDRESS", HOST);
    environment.put("MANAGEMENT_SERVER_PORT", "" + management);
    environment.put("SPRING_TEMPORAL_CONNECTION_TARGET", engineAddress);
    environment.put("LONGHAUL_STORAGE_ROOT", options.home().blobs().toString());
    environment.put("LONGHAUL_DATASETS_DIRECTORY", options.datasets().toString());
    return environment;
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
