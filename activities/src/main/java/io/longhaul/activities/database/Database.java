package io.longhaul.activities.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The target database. Its connections are not pooled: one belongs to one running activity, holds
 * temporary tables and time-outs of its own, and is ended from outside when that activity lost its
 * checkpoint to another. Thread-safe.
 */
public final class Database {

  private static final int CANCEL_SECONDS = 2;

  private final PGSimpleDataSource source;
  private final ReentrantLock preparing = new ReentrantLock();
  private volatile boolean prepared;

  /** Opens nothing yet. */
  public Database(DatabaseSettings settings) {
    source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setConnectTimeout((int) Math.max(1, settings.connectTimeout().toSeconds()));
    source.setLoginTimeout((int) Math.max(1, settings.connectTimeout().toSeconds()));
    source.setCancelSignalTimeout(CANCEL_SECONDS);
    source.setTcpKeepAlive(true);
    source.setApplicationName("longhaul");
  }

  /** What {@link Migrations} and health checks take. */
  public DataSource dataSource() {
    return source;
  }

  /**
   * A session with these limits. The first one brings the schema of the ledger up to date, so that
   * a database that was down when the worker started is no reason to start it again.
   */
  public DatabaseSession open(SessionLimits limits) throws SQLException {
    Connection connection = source.getConnection();
    try {
      prepare();
      return new DatabaseSession(connection, limits);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void prepare() throws SQLException {
    if (prepared) {
      return;
    }
    preparing.lock();
    try {
      if (!prepared) {
        Migrations.run(source);
        prepared = true;
      }
    } finally {
      preparing.unlock();
    }
  }
}
