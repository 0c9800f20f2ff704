package io.longhaul.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.home.Ports;
import io.longhaul.local.home.Settings;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.supervision.Await;
import io.longhaul.local.supervision.ChildState;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Signals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack with a real engine and a real database; gateway and workers are stand-ins. */
class StackIntegrationTests {
  private static final Path ENGINE = Path.of(System.getProperty("longhaul.engine", ""));

  @TempDir private Path directory = Path.of("");
  private Path repository = Path.of("");

  @BeforeEach
  void makeRepository() throws IOException {
    repository = FakeApplication.repository(directory.resolve("repository"));
  }

  @Test
  void startsEverythingAndStopsEverything() throws Exception {
    List<ChildStatus> processes;
    try (var stack = Stack.start(options("home"))) {
      processes = stack.processes();

      assertThat(processes)
          .extracting(ChildStatus::name)
          .containsExactlyInAnyOrder("gateway", "engine", "database", "worker-1", "worker-2");
      assertThat(processes).allMatch(child -> child.state() == ChildState.READY);
      assertThat(StackState.read(stack.home()))
          .satisfies(state -> assertThat(state.ready()).isTrue())
          .satisfies(state -> assertThat(state.processes()).hasSize(5));
      assertThat(query(stack, "SELECT 1")).isEqualTo("1");
    }

    assertThat(processes).noneMatch(StackIntegrationTests::isAlive);
    assertThat(StackState.read(new Home(directory.resolve("home")))).isNull();
  }

  @Test
  void gatewayGetsThePublicKeyAndNoDatabaseCredential() throws Exception {
    try (var stack = Stack.start(options("home").withEnvironment(Map.of("EXTRA", "given")))) {
      var key = environment(stack.management(), "LONGHAUL_ACCESS_PUBLIC_KEY");

      assertThat(Files.readString(Path.of(key))).contains("PUBLIC KEY");
      assertThat(environment(stack.management(), "LONGHAUL_DATABASE_PASSWORD_FILE")).isEmpty();
      assertThat(environment(stack.management(), "EXTRA")).isEqualTo("given");
      assertThat(environment(stack.management(), "SPRING_TEMPORAL_CONNECTION_TARGET"))
          .isEqualTo(stack.engine());
    }
  }

  @Test
  void workerGetsTheDatabaseAndItsNameAndNoKey() throws Exception {
    try (var stack = Stack.start(options("home"))) {
      var worker = URI.create(stack.process("worker-2").address().replace("/actuator", ""));

      assertThat(environment(worker, "LONGHAUL_DATABASE_URL")).isEqualTo(stack.database().url());
      assertThat(Path.of(environment(worker, "LONGHAUL_DATABASE_PASSWORD_FILE")))
          .hasContent(stack.database().password());
      assertThat(environment(worker, "LONGHAUL_WORKER_NAME")).isEqualTo("worker-2");
      assertThat(environment(worker, "LONGHAUL_WORKER_HEARTBEAT_TIMEOUT")).isEqualTo("5s");
      assertThat(environment(worker, "LONGHAUL_ACCESS_PUBLIC_KEY")).isEmpty();
    }
  }

  @Test
  void everyKilledProcessComesBackAndDataStays() throws Exception {
    try (var stack = Stack.start(options("home"))) {
      execute(stack, "CREATE TABLE kept (x integer); INSERT INTO kept VALUES (42)");
      var before = stack.processes();

      before.forEach(child -> Signals.send("KILL", child.pid()));

      for (var child : before) {
        Await.until(child.name() + " runs again", () -> isAnother(stack, child));
      }
      assertThat(query(stack, "SELECT x FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void nextStartFindsTheDataAndTheEngineOfTheLastOne() throws Exception {
    try (var stack = Stack.start(options("home"))) {
      execute(stack, "CREATE TABLE kept (x integer); INSERT INTO kept VALUES (42)");
      startWorkflow(stack, "kept-workflow");
    }

    try (var stack = Stack.start(options("home"))) {
      assertThat(query(stack, "SELECT x FROM kept")).isEqualTo("42");
      assertThat(engine(stack, "workflow", "describe", "--workflow-id", "kept-workflow"))
          .contains("kept-workflow");
    }
  }

  @Test
  void engineIsConfiguredForOperations() throws Exception {
    try (var stack = Stack.start(options("home"))) {
      assertThat(engine(stack, "operator", "namespace", "describe", "--namespace", "default"))
          .contains("768h");
      assertThat(engine(stack, "operator", "search-attribute", "list"))
          .contains(
              "LonghaulState", "LonghaulKind", "LonghaulTenant", "LonghaulOwner", "LonghaulLabels");
    }
  }

  @Test
  void secondStackOnTheSameHomeSaysWhoRunsIt() throws Exception {
    try (var stack = Stack.start(options("home"))) {
      assertThatExceptionOfType(StartupException.class)
          .isThrownBy(() -> Stack.start(options("home")))
          .withMessageContaining("already running")
          .withMessageContaining(stack.gateway().toString());
    }
  }

  @Test
  void twoHomesLiveSideBySide() throws Exception {
    try (var one = Stack.start(options("one"));
        var other = Stack.start(options("other"))) {
      execute(one, "CREATE TABLE only_here (x integer)");

      assertThat(query(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"))
          .isEqualTo("0");
    }
  }

  @Test
  void takenPortStopsTheStartBeforeAnythingRuns() throws Exception {
    var options = options("home");
    int port = options.settings().ports().of(Port.DATABASE);
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(StartupException.class)
          .isThrownBy(() -> Stack.start(options))
          .withMessageContaining("Port " + taken.getLocalPort())
          .withMessageContaining("--database-port");
    }
    assertThat(LeftOvers.count(options.home())).isZero();
  }

  @Test
  void engineFileOfAnotherVersionIsRefused() throws Exception {
    var options = options("home");
    options.home().create();
    Files.writeString(options.home().engine().resolve("version"), "1.20.0");
    Files.createFile(options.home().engine().resolve("temporal.db"));

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> Stack.start(options))
        .withMessageContaining("written by Temporal server 1.20.0");
  }

  private StackOptions options(String home) {
    return StackOptions.of(new Home(directory.resolve(home)), repository)
        .with(new Settings(Ports.free(), 2, null))
        .withEngine(ENGINE);
  }

  private static boolean isAlive(ChildStatus child) {
    return ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive).isPresent();
  }

  private static boolean isAnother(Stack stack, ChildStatus before) {
    var now = stack.process(before.name());
    return now.pid() != before.pid() && now.state() == ChildState.READY;
  }

  private static void startWorkflow(Stack stack, String id) throws Exception {
    engine(
        stack, "workflow", "start", "--type", "Any", "--task-queue", "none", "--workflow-id", id);
  }

  private static String engine(Stack stack, String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of(ENGINE.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--address", stack.engine()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String environment(URI application, String variable) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(application.resolve("/" + variable)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static void execute(Stack stack, String sql) throws Exception {
    try (var connection = stack.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Stack stack, String sql) throws Exception {
    try (var connection = stack.database().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
