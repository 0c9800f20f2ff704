package io.longhaul.activities.database;

import java.time.Duration;

/**
 * Where the target database is and who asks.
 *
 * @param url a JDBC URL of PostgreSQL 14 or newer: {@code jdbc:postgresql://host:5432/name}
 * @param user a role that may create temporary tables and write to the tables of the datasets
 * @param password never shown
 * @param connectTimeout how long one attempt to connect may take; whole seconds, at least one
 */
public record DatabaseSettings(String url, String user, String password, Duration connectTimeout) {

  /** How long an attempt to connect takes when nothing else is said. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /**
   * @throws IllegalArgumentException if the URL is not one of PostgreSQL
   */
  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "The database URL has to start with jdbc:postgresql: and does not.");
    }
  }

  /** With the usual time to connect. */
  public DatabaseSettings(String url, String user, String password) {
    this(url, user, password, CONNECT_TIMEOUT);
  }

  /** Says nothing that is secret, nor where the database is. */
  @Override
  public String toString() {
    return "DatabaseSettings[user=" + user + ", connectTimeout=" + connectTimeout + "]";
  }
}
