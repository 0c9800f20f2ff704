package io.longhaul.activities.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema {@code longhaul} of a target database up to date. */
public final class Migrations {

  /** The schema of checkpoints, ledger and rejects. */
  public static final String SCHEMA = "longhaul";

  private static final String LOCATION = "classpath:db/migration/longhaul";

  // Any constant does, as long as it is ours: the first bytes of the schema's name.
  private static final long LOCK = 0x6c6f6e67_6861756cL;

  private Migrations() {}

  /**
   * Applies what is missing. Several workers may do so at once: one works, the others wait.
   *
   * @throws SQLException if the database cannot be reached or refuses; trying again is right for
   *     the first, and {@link DatabaseErrors} tells them apart
   */
  public static void run(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      // The lock goes with the connection, also when the worker is killed.
      migrate(source);
    }
  }

  private static void migrate(DataSource source) throws SQLException {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .schemas(SCHEMA)
          .defaultSchema(SCHEMA)
          .createSchemas(true)
          .locations(LOCATION)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw cause(e);
    }
  }

  private static SQLException cause(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return new SQLException("The schema " + SCHEMA + " could not be brought up to date", failure);
  }
}
