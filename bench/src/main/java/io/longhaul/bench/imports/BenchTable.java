package io.longhaul.bench.imports;

import io.longhaul.bench.stack.BenchStack;
import io.longhaul.client.LonghaulClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The table that everything is imported into: a key, a second index, columns of several types. */
public final class BenchTable {
  /** The kind of operation that imports. */
  public static final String KIND = "bulk-import";

  static final String NAME = "bench_rows";

  private static final String DATASET = "bench-rows";
  private static final int SMALL = 10;
  private static final Duration REREAD = Duration.ofSeconds(6);

  private static final String TABLE =
      """
      CREATE TABLE bench_rows (
        id bigint PRIMARY KEY, name text NOT NULL, city text NOT NULL, amount numeric(12,2) NOT NULL,
        opened date NOT NULL, active boolean NOT NULL, note text);
      CREATE INDEX bench_rows_opened ON bench_rows (opened);
      """;
  private static final String DEFINITION =
      """
      description: Generated records.
      table: bench_rows
      key: [id]
      columns:
        - {name: id, type: integer, required: true}
        - {name: name, type: text, required: true, length: {max: 60}}
        - {name: city, type: text, required: true, length: {max: 60}}
        - {name: amount, type: decimal, precision: 12, scale: 2, required: true}
        - {name: opened, type: date, required: true}
        - {name: active, type: boolean, required: true}
        - {name: note, type: text}
      """;

  private BenchTable() {}

  /** Makes the table and its dataset, and returns when gateway and workers know it. */
  static void prepare(BenchStack stack) throws SQLException, IOException {
    try (Connection connection = stack.stack().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    Files.writeString(stack.datasets().resolve(DATASET + ".yaml"), DEFINITION);
    LockSupport.parkNanos(REREAD.toNanos());
  }

  /** As {@link #prepare}; uploads a few records too, and returns the input that imports them. */
  public static Map<String, Object> prepareSmall(BenchStack stack, LonghaulClient client)
      throws SQLException, IOException {
    prepare(stack);
    Path file = BenchFile.write(stack.file("small.csv"), SMALL);
    return input(client.upload(file, "bench-small").id());
  }

  /** As {@link #prepareSmall}, with one record that is rejected. */
  public static Map<String, Object> prepareRejected(BenchStack stack, LonghaulClient client)
      throws SQLException, IOException {
    prepare(stack);
    Path file = BenchFile.write(stack.file("rejected.csv"), SMALL);
    Files.writeString(
        file, "no number,name,city,1.00,2020-01-01,true,note\n", StandardOpenOption.APPEND);
    return input(client.upload(file, "bench-rejected").id());
  }

  /** The input of an import of an upload. */
  static Map<String, Object> input(String upload) {
    Map<String, Object> input = new HashMap<>();
    input.put("file", upload);
    input.put("dataset", DATASET);
    return input;
  }

  static void empty(BenchStack stack) throws SQLException {
    try (Connection connection = stack.stack().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE bench_rows");
    }
  }

  static long rows(BenchStack stack) throws SQLException {
    try (Connection connection = stack.stack().database().connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM bench_rows")) {
      row.next();
      return row.getLong(1);
    }
  }
}
