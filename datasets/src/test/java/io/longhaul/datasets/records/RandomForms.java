package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Records with random texts of every type: few enough values that many are equal, in many ways to
 * write them.
 */
final class RandomForms {
  private static final ColumnType INTEGER = new ColumnType.IntegerNumber(Bounds.none());
  private static final ColumnType ANY_DECIMAL =
      new ColumnType.DecimalNumber(null, true, Bounds.none());
  private static final ColumnType MONEY =
      new ColumnType.DecimalNumber(new ColumnType.DecimalNumber.Size(6, 2), false, Bounds.none());
  private static final ColumnType TRUTH =
      new ColumnType.Bool(ColumnType.Bool.TRUE_TEXTS, ColumnType.Bool.FALSE_TEXTS);
  private static final ColumnType DAY =
      new ColumnType.Date(List.of("yyyy-MM-dd", "d.M.yyyy"), Bounds.none());
  private static final ColumnType AT =
      new ColumnType.Timestamp(List.of("ISO"), ZoneId.of("Europe/Berlin"), Bounds.none());
  private static final ColumnType SIZE = new ColumnType.OneOf(List.of("S", "M", "L"));

  private final Random random;
  private final List<Form> forms =
      List.of(
          new Form("text", Datasets.TEXT, this::text),
          new Form("integer", INTEGER, this::integer),
          new Form("any_decimal", ANY_DECIMAL, this::decimal),
          new Form("money", MONEY, this::money),
          new Form("truth", TRUTH, () -> pick("true", "T", "yes", "1", "FALSE", "no", "0")),
          new Form("day", DAY, this::day),
          new Form("at", AT, this::timestamp),
          new Form("uuid", new ColumnType.Uuid(), this::uuid),
          new Form("size", SIZE, () -> pick("S", " M", "L ")));

  RandomForms(long seed) {
    random = new Random(seed);
  }

  /** A type, and how random texts of it are made. */
  private record Form(String name, ColumnType type, Supplier<String> text) {}

  /** A table with the number of the record, which is the key, and a column for each type. */
  Dataset dataset() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("row", "row", INTEGER, true, null, null));
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

  /** The fields of one more record. */
  List<String> record(int row) {
    List<String> fields = new ArrayList<>(List.of(Integer.toString(row)));
    forms.forEach(form -> fields.add(random.nextInt(10) == 0 ? "NA" : form.text().get()));
    return fields;
  }

  private String text() {
    return pick(
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
        "🐶");
  }

  private String integer() {
    return pick("", "0", "00", "+", "-", "-0") + random.nextInt(50);
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

  private String money() {
    return random.nextInt(9) + "." + random.nextInt(9) + pick("", "0", "00", "000");
  }

  private String day() {
    return pick(
        "0001-01-01",
        "9999-12-31",
        "2024-02-29",
        "29.2.2024",
        "1.1.0001",
        "1.3.2000",
        "2000-03-01");
  }

  private String timestamp() {
    String date = "2024-0" + (1 + random.nextInt(2)) + "-01";
    String minute = pick("T", " ") + "1" + random.nextInt(3) + ":00";
    String second = pick("", ":00", ":00.000", ":00.000000001", ":00.0000015");
    return date + minute + second + pick("", "Z", "+01:00", "+0100", "+01", "-05:00");
  }

  private String uuid() {
    String text = "123e4567-e89b-12d3-a456-42661417400" + random.nextInt(10);
    return random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT);
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
