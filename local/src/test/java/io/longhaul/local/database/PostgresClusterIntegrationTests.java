package io.longhaul.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.local.cache.PerUserCache;
import io.longhaul.local.home.FreePort;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.progress.Progress;
import io.longhaul.local.supervision.Await;
import io.longhaul.local.supervision.Backoff;
import io.longhaul.local.supervision.ChildSpec;
import io.longhaul.local.supervision.ChildState;
import io.longhaul.local.supervision.Launch;
import io.longhaul.local.supervision.Signals;
import io.longhaul.local.supervision.Stopping;
import io.longhaul.local.supervision.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL on a real data directory, killed and started again. */
class PostgresClusterIntegrationTests {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NAME = "database";

  private final Supervisor supervisor = new Supervisor(Backoff.STANDARD, () -> {});
  @TempDir private Path directory = Path.of("");
  private PostgresCluster cluster = cluster(new Home(directory));

  @BeforeEach
  void start() throws Exception {
    var home = new Home(directory.resolve("home"));
    home.create();
    cluster = cluster(home);
    cluster.initialise();
    supervisor.start(
        new ChildSpec(
            NAME,
            () -> new Launch(cluster.command(), Map.of("LC_ALL", "C"), "", cluster::ready),
            new Stopping("INT", Duration.ofSeconds(20)),
            home.log(NAME)));
    supervisor.awaitReady(NAME, LIMIT);
    cluster.createDatabase();
  }

  @AfterEach
  void stop() throws InterruptedException {
    supervisor.stop(List.of(NAME));
  }

  @Test
  void isPostgres18AndDurable() throws Exception {
    assertThat(query("SHOW server_version")).startsWith("18.");
    assertThat(query("SHOW fsync")).isEqualTo("on");
    assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(query("SHOW server_encoding")).isEqualTo("UTF8");
    assertThat(
            query(
                "SELECT current_user || ' ' || rolsuper FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("longhaul false");
  }

  @Test
  void committedRowsSurviveAKillOfTheServer() throws Exception {
    execute("CREATE TABLE t (x integer); INSERT INTO t SELECT generate_series(1, 1000)");
    var before = supervisor.status(NAME);

    Signals.send("KILL", before.pid());
    Await.until("the server runs again", () -> isAnotherReadyProcess(before.pid()));

    assertThat(query("SELECT count(*) FROM t")).isEqualTo("1000");
  }

  @Test
  void wrongPasswordIsRefused() throws Exception {
    var access = cluster.access();

    var stranger = new DatabaseAccess(access.url(), access.username(), "guessed");

    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> stranger.connect().close());
    assertThat(access.toString()).doesNotContain(access.password());
  }

  @Test
  void passwordFileIsReadableByItsOwnerOnly() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    PostgresCluster.passwordFile(new Home(directory.resolve("home"))))))
        .isEqualTo("rw-------");
  }

  @Test
  void clusterOfAnotherMajorVersionIsRefused() throws Exception {
    var home = new Home(directory.resolve("old"));
    home.create();
    Files.createDirectories(home.database());
    Files.writeString(home.database().resolve("PG_VERSION"), "15\n");

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> cluster(home).initialise())
        .withMessageContaining("was written by PostgreSQL 15 and this is 18");
  }

  @Test
  void interruptedInitialisationIsBegunAnew() throws Exception {
    var home = new Home(directory.resolve("interrupted"));
    home.create();
    Files.createDirectories(home.directory().resolve("postgres.draft").resolve("base"));

    cluster(home).initialise();

    assertThat(home.database().resolve("PG_VERSION")).exists();
    assertThat(home.directory().resolve("postgres.draft")).doesNotExist();
  }

  private static PostgresCluster cluster(Home home) {
    var binaries = new PostgresBinaries(PerUserCache.of(System.getenv()), Progress.silent());
    return new PostgresCluster(home, binaries.directory(), FreePort.any());
  }

  private boolean isAnotherReadyProcess(long pid) {
    var now = supervisor.status(NAME);
    return now.pid() != pid && now.state() == ChildState.READY;
  }

  private void execute(String sql) throws Exception {
    try (var connection = cluster.access().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws Exception {
    try (var connection = cluster.access().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
