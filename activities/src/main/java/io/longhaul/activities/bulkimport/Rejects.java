package io.longhaul.activities.bulkimport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rejected records of a lineage, in the target database. */
final class Rejects {

  private static final String INSERT =
      """
      INSERT INTO longhaul.reject (lineage, record, raw, column_name, code, message)
      SELECT ?, r.* FROM unnest(?::bigint[], ?::bytea[], ?::text[], ?::text[], ?::text[]) r
      """;
  private static final String FIRST =
      """
      SELECT record, raw, column_name, code, message
        FROM longhaul.reject WHERE lineage = ? ORDER BY record LIMIT ?
      """;

  private Rejects() {}

  /** Keeps them, in the transaction of the chunk that they are from. */
  static void add(Connection connection, String lineage, List<Reject> rejects) throws SQLException {
    if (rejects.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, lineage);
      statement.setArray(
          2, connection.createArrayOf("bigint", rejects.stream().map(Reject::record).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "bytea", rejects.stream().map(Reject::raw).toArray(byte[][]::new)));
      statement.setArray(
          4, connection.createArrayOf("text", rejects.stream().map(Reject::column).toArray()));
      statement.setArray(
          5, connection.createArrayOf("text", rejects.stream().map(Reject::code).toArray()));
      statement.setArray(
          6, connection.createArrayOf("text", rejects.stream().map(Reject::message).toArray()));
      statement.executeUpdate();
    }
  }

  /** The first so many, in file order. */
  static List<Reject> first(Connection connection, String lineage, int count) throws SQLException {
    List<Reject> rejects = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setString(1, lineage);
      statement.setInt(2, count);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rejects.add(of(row));
        }
      }
    }
    return rejects;
  }

  static Reject of(ResultSet row) throws SQLException {
    return new Reject(
        row.getLong("record"),
        row.getBytes("raw"),
        new Refusal(row.getString("column_name"), row.getString("code"), row.getString("message")));
  }
}
