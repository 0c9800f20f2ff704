package io.longhaul.e2e.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table and the dataset of the same shape that describes it.
 *
 * @param table its name in schema {@code public}
 */
public record TargetTable(String table, Shape shape) {

  /** The name of the dataset. */
  public String dataset() {
    return table.replace('_', '-');
  }

  /** Puts the dataset's definition into a directory of datasets. */
  public void define(Path directory) throws IOException {
    Files.writeString(directory.resolve(dataset() + ".yaml"), definition());
  }

  /** Makes the table, with one rule that the dataset knows nothing of. */
  public void create(Connection connection) throws SQLException {
    String key = String.join(", ", shape.key());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE %s (
            region text NOT NULL, number bigint NOT NULL, file bigint NOT NULL, line bigint NOT NULL,
            amount numeric(12,2) NOT NULL CHECK (amount <> %s), opened date NOT NULL, note text%s)
          """
              .formatted(
                  table,
                  BadEntries.FORBIDDEN_AMOUNT,
                  key.isEmpty() ? "" : ", PRIMARY KEY (" + key + ")"));
    }
  }

  /** Empties the table. */
  public void truncate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + table);
    }
  }

  private String definition() {
    String key = shape.key().isEmpty() ? "" : "key: [" + String.join(", ", shape.key()) + "]\n";
    return """
    description: Generated records.
    table: %s
    %scolumns:
      - {name: region, type: text, required: true, length: {max: 8}}
      - {name: number, type: integer, required: true}
      - {name: file, type: integer, required: true}
      - {name: line, type: integer, required: true}
      - {name: amount, type: decimal, precision: 12, scale: 2, required: true}
      - {name: opened, type: date, required: true}
      - {name: note, type: text, length: {max: 100}}
    """
        .formatted(table, key);
  }
}
