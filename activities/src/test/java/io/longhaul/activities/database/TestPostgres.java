package io.longhaul.activities.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests of one JVM; each test class asks for a database of its own. */
public final class TestPostgres {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DatabaseSettings settings;
  private @Nullable Connection kept;

  private TestPostgres(DatabaseSettings settings) {
    this.settings = settings;
  }

  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new, empty database. */
  public static TestPostgres newDatabase() {
    String name = "t" + NUMBER.incrementAndGet();
    EmbeddedPostgres server = Server.RUNNING;
    new TestPostgres(settings(server.getJdbcUrl("postgres", "postgres")))
        .execute("CREATE DATABASE " + name);
    return new TestPostgres(settings(server.getJdbcUrl("postgres", name)));
  }

  private static DatabaseSettings settings(String url) {
    return new DatabaseSettings(url, "postgres", "postgres");
  }

  public DatabaseSettings settings() {
    return settings;
  }

  public Database database() {
    return new Database(settings);
  }

  public Connection connect() throws SQLException {
    return database().dataSource().getConnection();
  }

  private Connection connection() throws SQLException {
    Connection open = kept;
    if (open == null || open.isClosed()) {
      open = connect();
      kept = open;
    }
    return open;
  }

  /** Runs statements. */
  public synchronized void execute(String sql) {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Cuts all other connections to this database, as an administrator would. */
  public void terminateOthers() {
    rows(
        "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  /** The rows of a query, their columns joined by a bar. */
  public synchronized List<String> rows(String sql) {
    try (Statement statement = connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one value of a query. */
  public String value(String sql) {
    return rows(sql).getFirst();
  }
}
