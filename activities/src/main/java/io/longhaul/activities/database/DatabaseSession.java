package io.longhaul.activities.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, used by one thread; {@link #interrupt()} alone may be called by another. Outside
 * of {@link #transaction} each statement commits by itself.
 */
public final class DatabaseSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseSession.class);
  private static final Duration PATIENCE_WITH_CANCEL = Duration.ofMillis(800);

  private final Connection connection;
  private volatile boolean interrupted;
  private volatile boolean closed;

  /** Work that belongs together. */
  @FunctionalInterface
  public interface Work<R> {
    /** Does it; an exception rolls it back. */
    R run(Connection connection) throws SQLException;
  }

  DatabaseSession(Connection connection, SessionLimits limits) throws SQLException {
    this.connection = connection;
    connection.setNetworkTimeout(Runnable::run, (int) limits.network().toMillis());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    // JIT compiles each of our statements anew and never earns that back.
    execute(
        """
        SET lock_timeout = %d; SET statement_timeout = %d;
        SET idle_in_transaction_session_timeout = %d;
        SET jit = off; SET client_min_messages = warning
        """
            .formatted(
                limits.lock().toMillis(),
                limits.statement().toMillis(),
                limits.network().toMillis()));
  }

  /** The connection itself, in auto-commit mode. */
  public Connection connection() {
    return connection;
  }

  /** Runs statements that take no parameters and whose results nobody reads. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The protocol for bulk data. */
  public CopyManager copy() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Commits what the work did, or nothing of it. */
  public <R> R transaction(Work<R> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      R result = work.run(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      leaveTransaction(committed);
    }
  }

  private void leaveTransaction(boolean committed) {
    try {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.debug("The connection broke before its transaction was rolled back", e);
    }
  }

  /**
   * Ends the statement that runs now, and a connection that does not react to that. Returns at
   * once; the session is of no more use.
   */
  public void interrupt() {
    if (!interrupted) {
      interrupted = true;
      Thread.ofVirtual().name("longhaul-cancel").start(this::cancelThenAbort);
      Thread.ofVirtual().name("longhaul-abort").start(this::abortWhenStillOpen);
    }
  }

  /** Whether {@link #interrupt()} was called: what fails from then on fails because of that. */
  public boolean isInterrupted() {
    return interrupted;
  }

  private void cancelThenAbort() {
    // A statement may begin just after a cancel that found none: so until the session is closed.
    while (!closed) {
      try {
        connection.unwrap(PGConnection.class).cancelQuery();
      } catch (SQLException e) {
        LOG.debug("A statement could not be canceled", e);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private void abortWhenStillOpen() {
    long deadline = System.nanoTime() + PATIENCE_WITH_CANCEL.toNanos();
    while (!closed && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    if (!closed) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A connection could not be aborted", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection could not be closed", e);
    }
  }
}
