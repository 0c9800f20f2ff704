package io.longhaul.e2e.workload;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Reads a whole table and tells in what it differs from the table that one by one would give. */
public final class TableCheck {
  private static final int FETCH = 5_000;

  private final OneByOne expected;
  private final Set<String> seen = new HashSet<>();
  private long duplicated;
  private long wrong;
  private String example = "";

  private TableCheck(OneByOne expected) {
    this.expected = expected;
  }

  /** Compares row by row, keys and values. */
  public static Difference compare(Connection connection, TargetTable table, OneByOne expected)
      throws SQLException {
    return new TableCheck(expected).read(connection, table);
  }

  private Difference read(Connection connection, TargetTable table) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery(allRows(table))) {
        while (rows.next()) {
          look(rows);
        }
      }
    }
    connection.rollback();
    connection.setAutoCommit(true);
    return new Difference(lost(), duplicated, wrong, example);
  }

  private static String allRows(TargetTable table) {
    return """
    SELECT concat_ws('|', region, number, file, line, amount, to_char(opened, 'YYYY-MM-DD'),
                     coalesce(note, '')),
           region, number, file, line
    FROM %s
    """
        .formatted(table.table());
  }

  private void look(ResultSet rows) throws SQLException {
    String key = key(rows);
    String row = rows.getString(1);
    String should = expected.rows().get(key);
    if (!seen.add(key) || should == null) {
      duplicated++;
      note("once too often: " + row);
    } else if (!should.equals(row)) {
      wrong++;
      note("is " + row + ", should be " + should);
    }
  }

  private String key(ResultSet rows) throws SQLException {
    return switch (expected.shape()) {
      case SINGLE_KEY -> rows.getString("number");
      case COMPOSITE_KEY -> rows.getString("region") + "|" + rows.getString("number");
      case APPEND_ONLY -> rows.getString("file") + "|" + rows.getString("line");
    };
  }

  private long lost() {
    long lost = 0;
    for (String key : expected.rows().keySet()) {
      if (!seen.contains(key)) {
        lost++;
        note("lost: " + expected.rows().get(key));
      }
    }
    return lost;
  }

  private void note(String text) {
    if (example.isEmpty()) {
      example = text;
    }
  }

  /**
   * What is not as it should be.
   *
   * @param lost rows that are missing
   * @param duplicated rows that nobody asked for, or that are there more than once
   * @param wrong rows with other values than the last record of their key
   * @param example one of them, for a start; empty when there is none
   */
  public record Difference(long lost, long duplicated, long wrong, String example) {

    /** Whether there is no difference. */
    public boolean isNone() {
      return lost == 0 && duplicated == 0 && wrong == 0;
    }
  }
}
