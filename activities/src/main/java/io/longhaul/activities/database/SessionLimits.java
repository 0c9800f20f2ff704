package io.longhaul.activities.database;

import java.time.Duration;

/**
 * How long a session waits: all shorter than the heartbeat time-out, so that what hangs in the
 * database is given up before the engine takes the worker for dead.
 *
 * @param lock for a lock that another session holds
 * @param statement for one statement
 * @param network for a sign of life of the server
 */
public record SessionLimits(Duration lock, Duration statement, Duration network) {

  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  /** The limits of an activity with this heartbeat time-out; zero is taken for ten seconds. */
  public static SessionLimits within(Duration heartbeatTimeout) {
    Duration whole = heartbeatTimeout.isPositive() ? heartbeatTimeout : HEARTBEAT_TIMEOUT;
    return new SessionLimits(
        whole.multipliedBy(4).dividedBy(10),
        whole.multipliedBy(7).dividedBy(10),
        whole.multipliedBy(9).dividedBy(10));
  }
}
