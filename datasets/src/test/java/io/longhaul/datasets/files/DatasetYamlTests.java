package io.longhaul.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetYamlTests {

  @Test
  void readsEveryTypeWithAllThatNarrowsIt() throws InvalidDatasetException {
    Dataset dataset =
        DatasetYaml.read(
            "everything",
            """
            description: All types at once
            table: staging.everything
            key: [id, day]
            nullTexts: ["", NA]
            ignore: [Comment]
            columns:
              - {header: Id, name: id, type: uuid}
              - {name: day, type: date, patterns: [d.M.yyyy], range: {min: "2000-01-01"}}
              - {name: seen, type: timestamp, zone: Europe/Berlin, range: {max: "2030-01-01T00:00:00Z"}}
              - {name: label, type: text, trim: true, length: {min: 2, max: 9}, regex: '\\w+', nullTexts: []}
              - {name: n, type: integer, default: 7, range: {min: 0, max: 9223372036854775807}}
              - {name: price, type: decimal, precision: 10, scale: 2, exponent: true, range: {min: 0.10}}
              - {name: ok, type: boolean, trueTexts: [ja], falseTexts: [nein], required: true, default: nein}
              - {name: size, type: one-of, values: [S, M, L]}
            """);

    assertThat(dataset)
        .isEqualTo(
            new Dataset(
                "everything",
                new TableName("staging", "everything"),
                "All types at once",
                List.of(
                    new Column("Id", "id", new ColumnType.Uuid(), true, null, null),
                    new Column(
                        "day",
                        "day",
                        new ColumnType.Date(
                            List.of("d.M.yyyy"), new Bounds<>(LocalDate.of(2000, 1, 1), null)),
                        true,
                        null,
                        null),
                    new Column(
                        "seen",
                        "seen",
                        new ColumnType.Timestamp(
                            List.of("ISO"),
                            ZoneId.of("Europe/Berlin"),
                            new Bounds<>(null, Instant.parse("2030-01-01T00:00:00Z"))),
                        false,
                        null,
                        null),
                    new Column(
                        "label",
                        "label",
                        new ColumnType.Text(new Bounds<>(2, 9), "\\w+", true),
                        false,
                        null,
                        List.of()),
                    new Column(
                        "n",
                        "n",
                        new ColumnType.IntegerNumber(new Bounds<>(0L, Long.MAX_VALUE)),
                        false,
                        "7",
                        null),
                    new Column(
                        "price",
                        "price",
                        new ColumnType.DecimalNumber(
                            new ColumnType.DecimalNumber.Size(10, 2),
                            true,
                            new Bounds<>(new BigDecimal("0.10"), null)),
                        false,
                        null,
                        null),
                    new Column(
                        "ok",
                        "ok",
                        new ColumnType.Bool(List.of("ja"), List.of("nein")),
                        true,
                        "nein",
                        null),
                    new Column(
                        "size",
                        "size",
                        new ColumnType.OneOf(List.of("S", "M", "L")),
                        false,
                        null,
                        null)),
                List.of("id", "day"),
                List.of("", "NA"),
                List.of("Comment")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type: number                        | /columns/0/type          | enumeration
          type: text, range: {min: 1}         | /columns/0               | 'range' name is not valid
          type: integer, length: {max: 1}     | /columns/0               | 'length' name is not valid
          type: integer, colour: red          | /columns/0               | 'colour' name is not valid
          type: integer, required: sometimes  | /columns/0/required      | boolean expected
          type: integer, nullTexts: [1]       | /columns/0/nullTexts/0   | has to be quoted
          type: text, nullTexts: [null]       | /columns/0/nullTexts/0   | has to be quoted
          type: one-of                        | /columns/0               | 'values'
          type: one-of, values: []            | /columns/0/values        | at least 1
          type: decimal, scale: 2             | /columns/0               | 'precision'
          type: decimal, precision: 2000      | /columns/0/precision     | 1000
          type: decimal, precision: 2, scale: 3 | /columns/0             | scale from 0 to the precision
          type: text, length: {min: 5, max: 2} | /columns/0              | above the maximum
          type: text, regex: '['              | /columns/0               | Unclosed character class
          type: integer, range: {min: low}    | /columns/0               | 'low' of the range is not a whole number
          type: date, range: {min: 1/1/2020}  | /columns/0               | is not a day as 2026-11-22
          type: date, patterns: [MM-dd]       | /columns/0               | does not give a whole date
          type: date, patterns: [fancy]       | /columns/0               | 'fancy'
          type: timestamp, zone: Mars         | /columns/0               | 'Mars' is no time zone
          type: boolean, trueTexts: ['NO']    | /columns/0               | both true and false
          type: one-of, values: [' a']        | /columns/0               | white space
          type: integer, default: many        | /columns/0/default       | 'many' is no whole number
          type: text, header: ' a'            | /columns/0/header        | white space
          type: text, header: _row            | /columns/0/header        | rejects
          type: text, header: Comment         | /columns/0/header        | 'ignore'
          """)
  void namesWhatIsWrongWithAColumn(String properties, String pointer, String message) {
    String yaml =
        "table: t\nignore: [Comment]\ncolumns:\n  - {name: a, %s}\n".formatted(properties);

    List<DatasetProblem> problems = problems(yaml);

    assertThat(problems)
        .as(problems.toString())
        .anySatisfy(problem -> {
          assertThat(problem.file()).isEqualTo("test.yaml");
          assertThat(problem.pointer()).isEqualTo(pointer);
          assertThat(problem.message()).contains(message);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          columns: [{name: a, type: text}]                                         | ``              | 'table'
          table: t                                                                 | ``              | 'columns'
          {table: t, columns: []}                                                  | /columns        | at least 1
          {table: t, colums: [], columns: [{name: a, type: text}]}                 | ``              | 'colums'
          {table: a.b.c, columns: [{name: a, type: text}]}                         | /table          | more than one dot
          {table: longhaul.checkpoint, columns: [{name: a, type: text}]}           | /table          | Longhaul itself
          {table: pg_catalog.pg_class, columns: [{name: a, type: text}]}           | /table          | PostgreSQL
          {table: t, key: [b], columns: [{name: a, type: text}]}                   | /key/0          | the columns are a
          {table: t, key: [a, a], columns: [{name: a, type: text}]}                | /key            | unique
          {table: t, key: [a], columns: [{name: a, type: text, required: false}]}  | /columns/0/required | always required
          {table: t, key: [a], columns: [{name: a, type: text, default: x}]}       | /columns/0/default | make records the same
          {table: t, columns: [{name: a, type: text}, {name: a, type: text, header: b}]} | /columns/1/name | column number 1
          {table: t, columns: [{name: a, type: text}, {name: b, type: text, header: a}]} | /columns/1/header | column number 1
          {table: t, columns: [{name: ctid, type: text}]}                          | /columns/0      | system column
          [1, 2]                                                                   | ``              | object expected
          {table: t, table: u, columns: [{name: a, type: text}]}                   | ``              | Duplicate
          {table: t                                                                | ``              | no YAML
          """)
  void namesWhatIsWrongWithAFile(String yaml, String pointer, String message) {
    assertThat(problems(yaml))
        .anySatisfy(problem -> {
          assertThat(problem.pointer()).isEqualTo(pointer);
          assertThat(problem.message()).contains(message);
        });
  }

  @Test
  void readsAnyCharacterAtAnyPlace() throws InvalidDatasetException {
    for (int shift = 0; shift < 8; shift++) {
      String comment = "#" + "x".repeat(shift) + "🐶".repeat(3000) + "\n";
      String yaml = comment + "{table: t, description: 🐶🐱, columns: [{name: a, type: text}]}";

      assertThat(DatasetYaml.read("test", yaml).description()).isEqualTo("🐶🐱");
    }
  }

  @Test
  void namesAllProblemsAtOnce() {
    List<DatasetProblem> problems =
        problems(
            "{table: a.b.c, key: [x], columns: [{name: x, type: text, regex: '['}, {name: y, type: integer, default: z}]}");

    assertThat(problems)
        .extracting(DatasetProblem::pointer)
        .containsExactly("/table", "/columns/0", "/columns/1/default");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(problems("")).isNotEmpty();
    assertThat(problems("# nothing yet\n")).isNotEmpty();
  }

  private static List<DatasetProblem> problems(String yaml) {
    InvalidDatasetException invalid =
        catchThrowableOfType(InvalidDatasetException.class, () -> DatasetYaml.read("test", yaml));
    return invalid == null ? List.of() : invalid.problems();
  }
}
