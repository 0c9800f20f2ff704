package io.longhaul.worker.database;

import java.sql.SQLException;

/**
 * What may be said of a database error: its SQLSTATE and class, never an address or a statement.
 */
final class DatabaseState {

  private DatabaseState() {}

  static String describe(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null) {
      return "the database did not answer as expected";
    }
    String meaning =
        switch (state.substring(0, Math.min(2, state.length()))) {
          case "08" -> "the database does not answer";
          case "28" -> "the database refuses the user name or the password";
          case "3D" -> "the database of that name does not exist";
          case "42" -> "the database refuses the schema (is the role allowed to create it?)";
          case "53" -> "the database has no connections or room left";
          case "57" -> "the database is starting up or shutting down";
          default -> "the database reported an error";
        };
    return meaning + " (SQLSTATE " + state + ")";
  }
}
