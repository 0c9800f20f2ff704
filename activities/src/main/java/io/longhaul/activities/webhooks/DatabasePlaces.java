package io.longhaul.activities.webhooks;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.activities.database.SessionLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places of hosts as advisory locks of one session: a worker that is killed gives them back with
 * its connection. While the database is away each worker counts for itself. Thread-safe.
 */
public final class DatabasePlaces implements SharedPlaces, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabasePlaces.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  // The places that are not this worker's are tried one by one: the array ends at the first.
  private static final String LOCK =
      "SELECT place FROM unnest(?::int[]) place WHERE pg_try_advisory_lock(?, place) LIMIT 1";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(?, ?)";

  private final Database database;
  private final int most;
  private final Map<String, Set<Integer>> mine = new HashMap<>();
  private @Nullable DatabaseSession session;
  private long pausedUntil = System.nanoTime();

  /** Places in a database, so many for each host. */
  public DatabasePlaces(Database database, int most) {
    this.database = database;
    this.most = most;
  }

  @Override
  public synchronized @Nullable Held take(String host) {
    try {
      DatabaseSession open = open();
      return open == null ? () -> {} : lock(open, host);
    } catch (SQLException | RuntimeException e) {
      // Whatever is wrong with the database, what is to be told is told.
      LOG.debug("Places of hosts are not shared at present", e);
      drop();
      return () -> {};
    }
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
    }
    session = null;
  }

  private @Nullable DatabaseSession open() throws SQLException {
    if (session == null && System.nanoTime() - pausedUntil >= 0) {
      session = database.open(SessionLimits.within(PATIENCE));
    }
    return session;
  }

  private @Nullable Held lock(DatabaseSession open, String host) throws SQLException {
    Set<Integer> held = mine.computeIfAbsent(host, _ -> new HashSet<>());
    Integer[] others =
        IntStream.range(0, most).filter(i -> !held.contains(i)).boxed().toArray(Integer[]::new);
    Connection connection = open.connection();
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setArray(1, connection.createArrayOf("int4", others));
      statement.setInt(2, key(host));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        int place = row.getInt("place");
        held.add(place);
        return () -> unlock(open, host, place);
      }
    }
  }

  private synchronized void unlock(DatabaseSession from, String host, int place) {
    if (from != session) {
      return;
    }
    Set<Integer> held = mine.getOrDefault(host, new HashSet<>());
    held.remove(place);
    if (held.isEmpty()) {
      mine.remove(host);
    }
    try (PreparedStatement statement = from.connection().prepareStatement(UNLOCK)) {
      statement.setInt(1, key(host));
      statement.setInt(2, place);
      statement.execute();
    } catch (SQLException e) {
      LOG.debug("A place went with its connection", e);
      drop();
    }
  }

  private void drop() {
    close();
    mine.clear();
    pausedUntil = System.nanoTime() + PAUSE.toNanos();
  }

  // Two hosts with one number share their places, which is harmless.
  private static int key(String host) {
    return ("longhaul-webhooks " + host).hashCode();
  }
}
