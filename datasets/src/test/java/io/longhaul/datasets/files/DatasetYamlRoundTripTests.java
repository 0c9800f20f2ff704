package io.longhaul.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as an equal dataset, whatever texts stand in it. */
class DatasetYamlRoundTripTests {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void randomDatasetsComeBack() throws InvalidDatasetException {
    System.out.println("DatasetYamlRoundTripTests seed " + seed);
    for (int round = 0; round < 300; round++) {
      Dataset dataset = dataset();
      String yaml = DatasetYaml.write(dataset);

      assertThat(DatasetYaml.read(dataset.name(), yaml))
          .as("seed %d%n%s", seed, yaml)
          .isEqualTo(dataset);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "~",
        "true",
        "No",
        "on",
        "1",
        "1.5",
        "0x1F",
        "1e3",
        ".inf",
        "2020-01-01",
        "-",
        "- a",
        "a: b",
        "a #b",
        "#",
        "'",
        "\"",
        "\\",
        "a\nb",
        "a\tb",
        "\r",
        "{",
        "[a]",
        "&a",
        "*a",
        "!t",
        "%",
        "@",
        "`",
        "|",
        ">",
        "?",
        ",",
        ":",
        "=",
        "<<",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "é",
        "🐶",
        "---",
        "...",
        "yes ",
        " x",
        "12:30:45",
        "a:b",
        "\u0001",
        "NaN",
        "y",
        "Infinity"
      })
  void trickyTextsComeBack(String text) throws InvalidDatasetException {
    Column column =
        new Column(
            "a", "a", new ColumnType.Text(Bounds.none(), null, false), false, text, List.of(text));
    Dataset dataset =
        new Dataset(
            "t", TableName.of("t"), text, List.of(column), List.of(), List.of(text), List.of(text));

    assertThat(DatasetYaml.read("t", DatasetYaml.write(dataset))).isEqualTo(dataset);
  }

  private Dataset dataset() {
    List<Column> columns =
        IntStream.range(0, 1 + random.nextInt(10)).mapToObj(this::column).toList();
    List<String> key =
        columns.stream()
            .filter(column -> column.required() && column.defaultText() == null)
            .map(Column::name)
            .limit(random.nextInt(3))
            .toList();
    return new Dataset(
        "round-trip",
        new TableName(random.nextBoolean() ? "public" : "my schema", "table " + random.nextInt(9)),
        random.nextBoolean() ? text() : null,
        columns,
        key,
        texts(),
        List.of("ignored " + text().strip()));
  }

  private Column column(int index) {
    ColumnType type = type();
    String defaultText =
        type instanceof ColumnType.IntegerNumber && random.nextBoolean() ? "5" : null;
    return new Column(
        ("header " + text()).strip() + index,
        "Column " + index,
        type,
        random.nextBoolean(),
        defaultText,
        random.nextBoolean() ? texts() : null);
  }

  private ColumnType type() {
    return switch (random.nextInt(8)) {
      case 0 ->
          new ColumnType.Text(
              bounds(random.nextInt(10), 10 + random.nextInt(10)),
              pick("[A-Z]\\d+", ".*\\s\"'#: ?", null),
              random.nextBoolean());
      case 1 ->
          new ColumnType.IntegerNumber(
              bounds(-random.nextLong(0, 5), 5 + random.nextLong(0, Long.MAX_VALUE - 5)));
      case 2 -> decimal();
      case 3 -> new ColumnType.Bool(List.of("Y" + text()), List.of("N" + text()));
      case 4 ->
          new ColumnType.Date(
              List.of("yyyy-MM-dd", "MMMM dd yyyy"),
              bounds(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 2, 3)));
      case 5 -> timestamp();
      case 6 -> new ColumnType.Uuid();
      default -> new ColumnType.OneOf(List.of("x", ("y" + text()).strip() + "z"));
    };
  }

  private ColumnType decimal() {
    ColumnType.DecimalNumber.Size size =
        random.nextBoolean()
            ? new ColumnType.DecimalNumber.Size(10 + random.nextInt(900), random.nextInt(10))
            : null;
    return new ColumnType.DecimalNumber(
        size,
        random.nextBoolean(),
        bounds(new BigDecimal("-1.50"), new BigDecimal("1E+3").setScale(random.nextInt(4))));
  }

  private ColumnType timestamp() {
    return new ColumnType.Timestamp(
        List.of(random.nextBoolean() ? "ISO" : "dd/MMM/yyyy:HH:mm:ss XX"),
        ZoneId.of(random.nextBoolean() ? "UTC" : "America/New_York"),
        bounds(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00.5Z")));
  }

  private <T extends Comparable<? super T>> Bounds<T> bounds(T min, T max) {
    return new Bounds<>(random.nextBoolean() ? min : null, random.nextBoolean() ? max : null);
  }

  private @Nullable String pick(@Nullable String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    IntStream.range(0, random.nextInt(4)).forEach(i -> texts.add(text() + i));
    return texts;
  }

  private String text() {
    String alphabet = "ab1 :#-'\"\\{}[],&*!|>%@`~\t\nüß🐶\u0085";
    StringBuilder text = new StringBuilder();
    int[] points = alphabet.codePoints().toArray();
    random
        .ints(random.nextInt(8), 0, points.length)
        .forEach(at -> text.appendCodePoint(points[at]));
    return text.toString();
  }
}
