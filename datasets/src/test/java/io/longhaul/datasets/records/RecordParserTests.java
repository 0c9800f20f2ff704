package io.longhaul.datasets.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordParserTests {
  private static final ColumnType INTEGER = new ColumnType.IntegerNumber(Bounds.none());
  private static final ColumnType DECIMAL =
      new ColumnType.DecimalNumber(null, false, Bounds.none());

  @Test
  void putsFieldsIntoTheOrderOfTheDataset() {
    Dataset dataset = Datasets.of(List.of(column("A", false), column("B", false)), List.of());
    RecordParser parser =
        new RecordParser(
            dataset,
            (HeaderMatch.Matched) HeaderMatch.of(dataset, List.of("_row", "B", "_code", "A")));

    ParsedRecord parsed = parser.parse(List.of("17", "b", "KEY_EMPTY", "a"));

    assertThat(((Row) parsed).values()).containsExactly("a", "b");
  }

  @Test
  void namesHowManyFieldsThereAreAndShouldBe() {
    Dataset dataset = Datasets.of(List.of(column("A", false), column("B", false)), List.of());

    FieldError few = (FieldError) Datasets.parser(dataset).parse(List.of("only"));
    FieldError many = (FieldError) Datasets.parser(dataset).parse(List.of("1", "2", "3"));

    assertThat(few.code()).isEqualTo(FieldErrorCode.TOO_FEW_FIELDS);
    assertThat(few.message()).contains("1 fields", "2", "only");
    assertThat(many.code()).isEqualTo(FieldErrorCode.TOO_MANY_FIELDS);
    assertThat(many.message()).contains("3 fields");
  }

  @Test
  void turnsNullTextsIntoNoValue() {
    Column own = new Column("own", "own", Datasets.TEXT, false, null, List.of("NA", "-"));
    Column shared = new Column("shared", "shared", INTEGER, false, null, null);
    RecordParser parser = Datasets.parser(Datasets.of(List.of(own, shared), List.of()));

    assertThat(((Row) parser.parse(List.of("NA", " "))).values()).containsExactly(null, null);
    assertThat(((Row) parser.parse(List.of("", "1"))).values()).containsExactly("", "1");
    assertThat(((Row) parser.parse(List.of("na", "1"))).values()).containsExactly("na", "1");
  }

  @Test
  void fillsInTheDefault() {
    Column column = new Column("n", "n", INTEGER, true, "007", null);

    ParsedRecord parsed =
        Datasets.parser(Datasets.of(List.of(column), List.of())).parse(List.of(""));

    assertThat(((Row) parsed).value(0)).isEqualTo("7");
  }

  @Test
  void refusesADefaultThatIsNoValue() {
    Dataset dataset =
        Datasets.of(List.of(new Column("n", "n", INTEGER, false, "many", null)), List.of());

    assertThatThrownBy(() -> Datasets.parser(dataset))
        .hasMessageContaining("'n'")
        .hasMessageContaining("'many'");
  }

  @Test
  void rejectsMissingRequiredValuesAndEmptyKeys() {
    Column key = new Column("Number", "number", Datasets.TEXT, true, null, List.of("NA"));
    RecordParser parser =
        Datasets.parser(Datasets.of(List.of(key, column("Name", true)), List.of("number")));

    assertThat(parser.parse(List.of("", "x")))
        .isEqualTo(new FieldError("Number", FieldErrorCode.KEY_EMPTY, messageOf(parser, "", "x")));
    assertThat(((FieldError) parser.parse(List.of("NA", "x"))).code())
        .isEqualTo(FieldErrorCode.KEY_EMPTY);
    assertThat(((FieldError) parser.parse(List.of("1", ""))).code())
        .isEqualTo(FieldErrorCode.FIELD_REQUIRED);
    assertThat(((FieldError) parser.parse(List.of("1", ""))).column()).isEqualTo("Name");
  }

  @Test
  void namesTheValueShortenedToEightyCharacters() {
    Dataset dataset = Datasets.of(INTEGER);

    FieldError error =
        (FieldError) Datasets.parser(dataset).parse(List.of("line\nbreak " + "é".repeat(500)));

    assertThat(error.message()).startsWith("'line break ééé").contains("é…'", "digits");
    assertThat(error.message().substring(1, error.message().indexOf("…'") + 1)).hasSize(80);
  }

  @Test
  void namesWhereTheNulIs() {
    FieldError error = (FieldError) Datasets.parser(Datasets.of(INTEGER)).parse(List.of("12\0"));

    assertThat(error.code()).isEqualTo(FieldErrorCode.FIELD_HAS_NUL);
    assertThat(error.message()).contains("position 3");
  }

  @Test
  void givesEqualKeysToValuesThatPostgresFindsEqual() {
    Dataset dataset =
        Datasets.keyed(
            INTEGER,
            DECIMAL,
            new ColumnType.Timestamp(List.of("ISO"), ZoneOffset.UTC, Bounds.none()),
            new ColumnType.Uuid());
    String upper = "123E4567-E89B-12D3-A456-426614174000";

    String one = key(dataset, "007", "1.00", "2026-11-22T21:47:05+01:00", upper);
    String same =
        key(
            dataset,
            "7",
            "01",
            "2026-11-22 20:47:05.000",
            upper.toLowerCase(java.util.Locale.ROOT));
    String other = key(dataset, "7", "1.01", "2026-11-22 20:47:05.000", upper);

    assertThat(one).isEqualTo(same).isNotEqualTo(other);
  }

  @Test
  void keepsPartsOfACompositeKeyApart() {
    Dataset dataset = Datasets.keyed(Datasets.TEXT, Datasets.TEXT);

    assertThat(key(dataset, "1:a", "b")).isNotEqualTo(key(dataset, "1", "a1:b"));
    assertThat(key(dataset, "ab", "c")).isNotEqualTo(key(dataset, "a", "bc"));
  }

  @Test
  void hasNoKeyWhereTheDatasetIsAppendOnly() {
    RecordParser parser = Datasets.parser(Datasets.of(INTEGER));

    assertThat(parser.key((Row) parser.parse(List.of("1")))).isNull();
  }

  private static @Nullable String key(Dataset dataset, String... fields) {
    RecordParser parser = Datasets.parser(dataset);
    return parser.key((Row) parser.parse(List.of(fields)));
  }

  private static String messageOf(RecordParser parser, String... fields) {
    return ((FieldError) parser.parse(List.of(fields))).message();
  }

  private static Column column(String header, boolean required) {
    return new Column(header, header, Datasets.TEXT, required, null, null);
  }
}
