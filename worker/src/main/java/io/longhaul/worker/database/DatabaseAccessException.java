package io.longhaul.worker.database;

/** The settings do not say how to get into the database. */
final class DatabaseAccessException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String action;

  DatabaseAccessException(String message, String action) {
    super(message);
    this.action = action;
  }

  String action() {
    return action;
  }
}
