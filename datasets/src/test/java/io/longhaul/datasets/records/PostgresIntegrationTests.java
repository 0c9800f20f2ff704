package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import io.longhaul.datasets.TableSql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
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
  private final Random random = new Random(seed);

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
    List<Form> forms = forms();
    Dataset dataset = dataset(forms);
    List<Row> rows = rows(dataset, forms);

    try (Connection connection = connect(dataset)) {
      copy(connection, dataset, rows);

      assertThat(count(connection, "SELECT count(*) FROM shop.forms")).isEqualTo(ROWS);
      for (int i = 1; i < forms.size() + 1; i++) {
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
    List<Form> forms = forms();
    Dataset dataset = dataset(forms);
    List<Row> rows = rows(dataset, forms);

    try (Connection connection = connect(dataset)) {
      copy(connection, dataset, rows);
      for (int i = 1; i < forms.size() + 1; i++) {
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
    List<Form> forms = forms();
    Dataset dataset = dataset(forms);
    List<Row> rows = rows(dataset, forms);

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

  /**
   * A type, and how random texts of it are made: few enough values that many are equal, in many
   * ways to write them.
   */
  private record Form(String name, ColumnType type, Supplier<String> text) {}

  private List<Form> forms() {
    System.out.println("PostgresIntegrationTests seed " + seed);
    return List.of(
        new Form(
            "text",
            Datasets.TEXT,
            () ->
                pick(
                    "a",
                    "A",
                    "a ",
                    " a",
                    "ä",
                    "a\u0308",
                    "\"q\"",
                    "x,y",
                    "line\nbreak",
                    "\\N",
                    "\\.",
                    "ß",
                    "SS",
                    "🐶")),
        new Form(
            "integer",
            new ColumnType.IntegerNumber(Bounds.none()),
            () -> pick("", "0", "00", "+", "-", "-0") + random.nextInt(50)),
        new Form(
            "any_decimal", new ColumnType.DecimalNumber(null, true, Bounds.none()), this::decimal),
        new Form(
            "money",
            new ColumnType.DecimalNumber(
                new ColumnType.DecimalNumber.Size(6, 2), false, Bounds.none()),
            () -> random.nextInt(9) + "." + random.nextInt(9) + pick("", "0", "00", "000")),
        new Form(
            "truth",
            new ColumnType.Bool(ColumnType.Bool.TRUE_TEXTS, ColumnType.Bool.FALSE_TEXTS),
            () -> pick("true", "T", "yes", "1", "FALSE", "no", "0")),
        new Form(
            "day",
            new ColumnType.Date(List.of("yyyy-MM-dd", "d.M.yyyy"), Bounds.none()),
            () ->
                pick(
                    "0001-01-01",
                    "9999-12-31",
                    "2024-02-29",
                    "29.2.2024",
                    "1.1.0001",
                    "1.3.2000",
                    "2000-03-01")),
        new Form(
            "at",
            new ColumnType.Timestamp(List.of("ISO"), ZoneId.of("Europe/Berlin"), Bounds.none()),
            this::timestamp),
        new Form(
            "uuid",
            new ColumnType.Uuid(),
            () -> changedCase("123e4567-e89b-12d3-a456-42661417400" + random.nextInt(10))),
        new Form(
            "size", new ColumnType.OneOf(List.of("S", "M", "L")), () -> pick("S", " M", "L ")));
  }

  private String decimal() {
    String sign = pick("", "-", "+");
    return switch (random.nextInt(4)) {
      case 0 -> sign + "0" + random.nextInt(5) + "." + "0".repeat(random.nextInt(4));
      case 1 -> sign + "." + random.nextInt(5) + "0".repeat(random.nextInt(4));
      case 2 -> sign + random.nextInt(5) + "e" + (random.nextInt(7) - 3);
      default -> sign + "9".repeat(1 + random.nextInt(3)) + "." + "10".repeat(random.nextInt(3));
    };
  }

  private String timestamp() {
    String local =
        "2024-0"
            + (1 + random.nextInt(2))
            + "-01"
            + pick("T", " ")
            + "1"
            + random.nextInt(3)
            + ":00";
    return local
        + pick("", ":00", ":00.000", ":00.000000001", ":00.0000015")
            .concat(pick("", "Z", "+01:00", "+0100", "+01", "-05:00"));
  }

  private String changedCase(String text) {
    return random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT);
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static Dataset dataset(List<Form> forms) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column("row", "row", new ColumnType.IntegerNumber(Bounds.none()), true, null, null));
    forms.forEach(
        form -> columns.add(new Column(form.name(), form.name(), form.type(), false, null, null)));
    return new Dataset(
        "forms",
        new TableName("shop", "forms"),
        null,
        columns,
        List.of("row"),
        List.of("", "NA"),
        List.of());
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

  private List<Row> rows(Dataset dataset, List<Form> forms) {
    RecordParser parser = new RecordParser(dataset, HeaderMatch.positional(dataset));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      List<String> fields = new ArrayList<>(List.of(Integer.toString(i)));
      forms.forEach(form -> fields.add(random.nextInt(10) == 0 ? "NA" : form.text().get()));
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
