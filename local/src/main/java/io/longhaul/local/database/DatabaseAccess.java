package io.longhaul.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to reach a database over JDBC. */
public record DatabaseAccess(String url, String username, String password) {

  /** A new connection. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }

  /** Not the password. */
  @Override
  public String toString() {
    return "DatabaseAccess[" + username + " at " + url + "]";
  }
}
