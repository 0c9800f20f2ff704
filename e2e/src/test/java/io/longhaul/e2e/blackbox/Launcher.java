package io.longhaul.e2e.blackbox;

import io.longhaul.e2e.stack.Repository;
import io.longhaul.local.LeftOvers;
import io.longhaul.local.StackState;
import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Ports;
import io.longhaul.local.token.Role;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** {@code ./longhaul up} as a process of its own, on a home and on ports of its own. */
public final class Launcher {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final int STOP_SECONDS = 60;

  private final Path directory;
  private final Home home;
  private final List<String> ports = Ports.free().options();

  public Launcher(Path directory) {
    this.directory = directory;
    this.home = new Home(directory.resolve("home"));
  }

  /** Starts it. */
  public Process up() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("io.longhaul.local.command.Main", "up"));
    arguments.addAll(ports);
    return start("launcher", arguments);
  }

  /** Runs a command of the client in the same home. */
  public Cli.Done run(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("io.longhaul.client.command.Main"));
    all.addAll(List.of(arguments));
    Process process = start("client", all);
    process.waitFor();
    return new Cli.Done(process.exitValue(), Files.readString(directory.resolve("client.log")), "");
  }

  /** Waits until this launcher has everything running. */
  public void awaitReady(Process launcher) throws Exception {
    Await.until(
        "the stack is ready",
        READY,
        () -> {
          assertAlive(launcher);
          return StackState.read(home);
        },
        state -> state != null && state.ready() && state.launcher() == launcher.pid());
  }

  /** The API as a client of tenant {@code acme}. */
  public Api api() {
    String token =
        new TokenIssuer(SigningKey.of(home), Clock.systemUTC()).token(Role.CLIENT, "acme", "ann");
    return new Api(URI.create(state().addresses().gateway()), token);
  }

  /** The one number that a query gives. */
  public long count(String sql) throws SQLException, IOException {
    String password = Files.readString(home.secrets().resolve("database-password")).strip();
    try (Connection connection =
            DriverManager.getConnection(
                state().addresses().database(), PostgresCluster.NAME, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Ends the launcher as Ctrl-C does, and waits. */
  public void down(Process launcher) throws InterruptedException {
    launcher.destroy();
    if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      launcher.destroyForcibly();
      LeftOvers.stop(home);
    }
  }

  /** Ends whatever of it still runs. */
  public void stopLeftOvers() {
    LeftOvers.stop(home);
  }

  /** How many of its processes are still there. */
  public int leftOvers() {
    return LeftOvers.count(home);
  }

  private StackState state() {
    return Objects.requireNonNull(StackState.read(home), "no stack runs");
  }

  private void assertAlive(Process launcher) throws IOException {
    if (!launcher.isAlive()) {
      throw new AssertionError(
          "The launcher ended: " + Files.readString(directory.resolve("launcher.log")));
    }
  }

  private Process start(String name, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlonghaul.repository=" + Repository.find(),
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LONGHAUL_HOME", home.directory().toString());
    builder
        .environment()
        .put("LONGHAUL_DATASETS", Repository.find().resolve("datasets").toString());
    builder.environment().put("PATH", withEngine());
    builder.redirectInput(new File("/dev/null"));
    return builder.redirectOutput(directory.resolve(name + ".log").toFile()).start();
  }

  /** The engine under test, under the name under which a user's own one would be found. */
  private String withEngine() throws IOException {
    String path = System.getenv().getOrDefault("PATH", "");
    Path engine = StackExtension.engine();
    if (engine == null) {
      return path;
    }
    Path programs = Files.createDirectories(directory.resolve("bin"));
    Path link = programs.resolve("temporal");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, engine);
    }
    return programs + File.pathSeparator + path;
  }
}
