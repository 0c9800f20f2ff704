package io.longhaul.local.database;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.supervision.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The data directory of a stack's PostgreSQL, with its two users: the superuser and the stack's
 * own.
 */
public final class PostgresCluster {
  /** The database and the user that owns it. */
  public static final String NAME = "longhaul";

  private static final String SUPERUSER = "postgres";
  private static final Duration REAPING = Duration.ofSeconds(10);
  private static final int STATUS_LINE = 7;
  private static final String HOST = "127.0.0.1";

  private final Home home;
  private final Path binaries;
  private final int port;
  private final Password password;
  private final Password superuserPassword;

  public PostgresCluster(Home home, Path binaries, int port) {
    this.home = home;
    this.binaries = binaries;
    this.port = port;
    this.password = ownPassword(home);
    this.superuserPassword = new Password(home.secrets().resolve("database-superuser-password"));
  }

  /** The argument that no other program carries: it tells a left-over server of the same home. */
  public static String mark(Home home) {
    return "-D" + home.database();
  }

  /** Makes the cluster when there is none; refuses one of another major version. */
  public void initialise() throws IOException, InterruptedException {
    ServerUser.requireAble();
    if (Files.exists(home.database())) {
      requireSameMajorVersion();
      return;
    }
    var draft = home.directory().resolve("postgres.draft");
    CacheSlot.deleteTree(draft);
    initdb(draft);
    Files.move(draft, home.database(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The server's command line: durable as in production, small, on the loopback interface only. */
  public List<String> command() {
    var command = new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString(), mark(home)));
    for (var setting :
        List.of(
            "port=" + port,
            "listen_addresses=" + HOST,
            "unix_socket_directories=",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "log_line_prefix=%m [%p] %u ",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on")) {
      command.addAll(List.of("-c", setting));
    }
    return ServerUser.command(command);
  }

  /**
   * Waits until the system has forgotten a server that was killed: the next one refuses to start
   * while the number in the lock file belongs to any process at all.
   */
  public void awaitKilledServerGone() {
    try {
      var pid = Long.parseLong(lockFile().getFirst().strip());
      Processes.awaitReaped(pid, REAPING);
    } catch (IOException | NumberFormatException e) {
      // There is no lock file, or half of one: nothing to wait for.
    }
  }

  /** Whether the server of that process id has said in its lock file that it takes connections. */
  public boolean ready(long pid) {
    try {
      var lines = lockFile();
      return lines.size() > STATUS_LINE
          && lines.getFirst().strip().equals("" + pid)
          && lines.get(STATUS_LINE).strip().equals("ready");
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> lockFile() throws IOException {
    return Files.readAllLines(home.database().resolve("postmaster.pid"), StandardCharsets.UTF_8);
  }

  /** Makes the stack's user and database in the running server when they are missing. */
  public void createDatabase() throws SQLException, IOException {
    var done = home.secrets().resolve("database-created");
    if (Files.exists(done)) {
      return;
    }
    var superuser = new DatabaseAccess(url(port, SUPERUSER), SUPERUSER, superuserPassword.value());
    try (var connection = superuser.connect();
        var statement = connection.createStatement()) {
      var role = "ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, password.value());
      statement.execute((exists(statement, "pg_roles", "rolname") ? "ALTER " : "CREATE ") + role);
      if (!exists(statement, "pg_database", "datname")) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
      }
      // The user is called like the schema of the books, where its own tables would go otherwise.
      statement.execute("ALTER DATABASE %s SET search_path TO public".formatted(NAME));
    }
    Files.createFile(done);
  }

  private static boolean exists(Statement statement, String catalogue, String column)
      throws SQLException {
    var query = "SELECT 1 FROM %s WHERE %s = '%s'".formatted(catalogue, column, NAME);
    try (var found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  /** As the stack's own user. */
  public DatabaseAccess access() throws IOException {
    return access(home, url(port));
  }

  /** As the own user of a stack that another process runs at the address. */
  public static DatabaseAccess access(Home home, String url) throws IOException {
    return new DatabaseAccess(url, NAME, ownPassword(home).value());
  }

  private static Password ownPassword(Home home) {
    return new Password(home.secrets().resolve("database-password"));
  }

  /** The file that has the stack's password in it, readable by its owner only. */
  public static Path passwordFile(Home home) {
    return ownPassword(home).file();
  }

  /** JDBC address of the stack's database at a port. */
  public static String url(int port) {
    return url(port, NAME);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
  }

  private void requireSameMajorVersion() throws IOException {
    var recorded = Files.readString(home.database().resolve("PG_VERSION")).strip();
    if (!PostgresBinaries.VERSION.startsWith(recorded + ".")) {
      throw new StartupException(
          "%s was written by PostgreSQL %s and this is %s: run the Longhaul release that wrote it, move the data with pg_dump, or choose another LONGHAUL_HOME."
              .formatted(home.database(), recorded, PostgresBinaries.VERSION));
    }
  }

  private void initdb(Path target) throws IOException, InterruptedException {
    superuserPassword.value();
    var log = home.log("initdb").toFile();
    var command =
        ServerUser.command(
            List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + superuserPassword.file(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().put("LC_ALL", "C");
    if (builder.start().waitFor() != 0) {
      throw new StartupException("PostgreSQL's data directory could not be made; see " + log + ".");
    }
  }
}
