package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableSql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Asks PostgreSQL whether it takes what the parser writes, and whether it finds equal what the
 * parser does.
 */
class PostgresIntegrationTests {
  private static final int ROWS = 3000;
  private static @Nullable EmbeddedPostgres postgres;

  private final long seed = System.nanoTime();
  private final RandomForms forms = new RandomForms(seed);

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    Objects.requireNonNull(postgres).close();
  }

  @Test
  void takesEveryFormOfEveryType() throws Exception {
    Dataset dataset = forms.dataset();
    List<Row> rows = rows(dataset);

    try (Connection connection = connect(dataset)) {
      copy(connection, dataset, rows);

      assertThat(count(connection, "SELECT count(*) FROM shop.forms")).isEqualTo(ROWS);
      for (int i = 1; i < dataset.columns().size(); i++) {
        String column = dataset.columns().get(i).quotedName();
        String missing = "SELECT count(*) FROM shop.forms WHERE " + column + " IS NULL";
        int place = i;
        long expected = rows.stream().filter(row -> row.value(place) == null).count();
        assertThat(count(connection, missing)).as("seed %d, %s", seed, column).isEqualTo(expected);
      }
    }
  }

  @Test
  void findsEqualWhatTheParserGivesEqualKeys() throws Exception {
    Dataset dataset = forms.dataset();
    List<Row> rows = rows(dataset);

    try (Connection connection = connect(dataset)) {
      copy(connection, dataset, rows);
      for (int i = 1; i < dataset.columns().size(); i++) {
        Column column = dataset.columns().get(i);
        RecordParser keyed =
            new RecordParser(keyedBy(dataset, column), HeaderMatch.positional(dataset));
        int place = i;
        long keys =
            rows.stream()
                .filter(row -> row.value(place) != null)
                .map(keyed::key)
                .distinct()
                .count();

        assertThat(
                count(
                    connection,
                    "SELECT count(DISTINCT " + column.quotedName() + ") FROM shop.forms"))
            .as("seed %d, %s", seed, column.name())
            .isEqualTo(keys)
            .isLessThan(ROWS);
      }
    }
  }

  @Test
  void keepsWhatWasWrittenToTheLastDigit() throws Exception {
    Dataset dataset = forms.dataset();
    List<Row> rows = rows(dataset);

    try (Connection connection = connect(dataset)) {
      copy(connection, dataset, rows);
      try (Statement statement = connection.createStatement();
          ResultSet stored =
              statement.executeQuery(
                  "SELECT row, any_decimal::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US') FROM shop.forms ORDER BY row")) {
        for (Row row : rows) {
          assertThat(stored.next()).isTrue();
          assertThat(stored.getString(2))
              .as("seed %d", seed)
              .isEqualTo(value(row, dataset, "any_decimal"));
          String at = value(row, dataset, "at");
          Instant instant = at == null ? null : Instant.parse(at);
          assertThat(stored.getString(3) == null ? null : Instant.parse(stored.getString(3) + "Z"))
              .as("seed %d", seed)
              .isEqualTo(instant);
        }
      }
    }
  }

  private static Dataset keyedBy(Dataset dataset, Column key) {
    List<Column> columns =
        dataset.columns().stream()
            .map(each ->
                new Column(each.header(), each.name(), each.type(), true, null, each.nullTexts()))
            .toList();
    return new Dataset(
        "keyed", dataset.table(), null, columns, List.of(key.name()), List.of(""), List.of());
  }

  private List<Row> rows(Dataset dataset) {
    System.out.println("PostgresIntegrationTests seed " + seed);
    RecordParser parser = new RecordParser(dataset, HeaderMatch.positional(dataset));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      List<String> fields = forms.record(i);
      ParsedRecord parsed = parser.parse(fields);
      assertThat(parsed).as("seed %d, %s", seed, fields).isInstanceOf(Row.class);
      rows.add((Row) parsed);
    }
    return rows;
  }

  private static Connection connect(Dataset dataset) throws SQLException {
    Connection connection = Objects.requireNonNull(postgres).getPostgresDatabase().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(TableSql.createTable(dataset));
      statement.execute(TableSql.createTable(dataset));
      statement.execute("TRUNCATE shop.forms");
      statement.execute("SET datestyle TO 'ISO, DMY'; SET timezone TO 'Asia/Tokyo'");
    }
    return connection;
  }

  private static void copy(Connection connection, Dataset dataset, List<Row> rows)
      throws SQLException, IOException {
    StringBuilder csv = new StringBuilder();
    for (Row row : rows) {
      for (int i = 0; i < row.values().length; i++) {
        String value = row.value(i);
        csv.append(i == 0 ? "" : ",")
            .append(value == null ? "" : '"' + value.replace("\"", "\"\"") + '"');
      }
      csv.append('\n');
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "COPY " + dataset.table().quoted() + " FROM STDIN (FORMAT csv)",
            new StringReader(csv.toString()));
  }

  private static @Nullable String value(Row row, Dataset dataset, String name) {
    return row.value(dataset.columns().indexOf(Objects.requireNonNull(dataset.column(name))));
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
