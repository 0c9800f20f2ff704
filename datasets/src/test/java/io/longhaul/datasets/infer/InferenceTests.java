package io.longhaul.datasets.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.files.DatasetYaml;
import io.longhaul.datasets.files.InvalidDatasetException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTests {
  private static final Inference.Options NOTHING_KNOWN =
      new Inference.Options(null, null, List.of());

  @TempDir Path home;

  @Test
  void proposesADefinitionForTheSampleThatTakesTheSample() throws Exception {
    Proposal proposal =
        Inference.infer(
            Path.of("samples/seattle-pet-licenses.csv"),
            new Inference.Options("pets", "pets", List.of("License Number")));

    assertThat(proposal.records()).isEqualTo(43_086);
    assertThat(proposal.format()).isEqualTo(new CsvFormat(StandardCharsets.UTF_8, true, ',', '"'));
    assertThat(proposal.dataset().key()).containsExactly("license_number");
    assertThat(type(proposal, "License Issue Date")).isEqualTo(date("MMMM dd yyyy"));
    assertThat(
            proposal.dataset().columns().stream()
                .filter(column -> column.type() instanceof ColumnType.Text))
        .hasSize(6);
    assertThat(proposal.notes())
        .anyMatch(note -> note.startsWith("3 of 43,086 records repeat the key 'License Number'"));
    assertThat(SampleRecords.valid(proposal.dataset(), Path.of("samples/seattle-pet-licenses.csv")))
        .isEqualTo(43_086);
  }

  @Test
  void namesTheColumnThatIsNearlyAKey() throws IOException {
    Proposal proposal = Inference.infer(Path.of("samples/seattle-pet-licenses.csv"), NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).isEmpty();
    assertThat(proposal.notes().getLast())
        .contains("'License Number' is repeated by 3 of 43,086 records", "--key");
  }

  @Test
  void readsSensorDataWithACompositeKeyAndNa() throws Exception {
    LocalDate start = LocalDate.of(2026, 1, 1);
    Path file =
        csv(
            "sensors.csv",
            "station,measuredAt,temperature,humidity,remark",
            2400,
            i ->
                "S%02d,%sT%02d:00:00Z,%s,%s,%s"
                    .formatted(
                        i % 12,
                        start.plusDays(i / 288),
                        i / 12 % 24,
                        i % 50 == 0 ? "NA" : i % 30 + ".25",
                        i % 40 == 0 ? "NA" : i % 100,
                        i % 3 == 0 ? "NA" : "ok"));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).containsExactly("station", "measured_at");
    assertThat(proposal.dataset().nullTexts()).containsExactly("", "NA");
    assertThat(type(proposal, "measuredAt").sqlType()).isEqualTo("timestamp with time zone");
    assertThat(type(proposal, "temperature")).isInstanceOf(ColumnType.DecimalNumber.class);
    assertThat(type(proposal, "humidity")).isInstanceOf(ColumnType.IntegerNumber.class);
    assertThat(column(proposal, "humidity").required()).isFalse();
    assertThat(column(proposal, "station").required()).isTrue();
    assertThat(proposal.notes()).contains("'remark': 'NA' (800 times) is read as no value.");
    assertThat(SampleRecords.valid(proposal.dataset(), file)).isEqualTo(2400);
  }

  @Test
  void keepsDecimalCommasAsTextAndSaysSo() throws IOException {
    Path file = home.resolve("Umsätze.csv");
    String text =
        "Straße;Größe;bezahlt\n"
            + lines(
                200,
                i ->
                    "Königsallee "
                        + i
                        + ";1,"
                        + (10 + i % 90)
                        + ";"
                        + (i % 3 == 0 ? "ja" : "nein"));
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.format())
        .isEqualTo(new CsvFormat(StandardCharsets.ISO_8859_1, false, ';', '"'));
    assertThat(proposal.dataset().columns())
        .extracting(Column::name)
        .containsExactly("strasse", "grosse", "bezahlt");
    assertThat(proposal.dataset().columns())
        .extracting(Column::header)
        .containsExactly("Straße", "Größe", "bezahlt");
    assertThat(proposal.dataset().name()).isEqualTo("umsatze");
    assertThat(type(proposal, "Größe")).isInstanceOf(ColumnType.Text.class);
    assertThat(type(proposal, "bezahlt"))
        .isEqualTo(new ColumnType.Bool(List.of("ja"), List.of("nein")));
    assertThat(proposal.notes()).anyMatch(note -> note.contains("'1,10' is written with a comma"));
    assertThat(proposal.notes()).anyMatch(note -> note.contains("ISO-8859-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, false",
    "UTF-16LE, true",
    "UTF-16BE, true",
    "windows-1252, false",
    "ISO-8859-1, false"
  })
  void tellsTheCharset(String charset, boolean marked) throws IOException {
    Path file = home.resolve("charset.csv");
    String windowsOnly = charset.startsWith("win") ? "“" : "";
    String text =
        (marked ? "\uFEFF" : "") + "id;name\n" + lines(5000, i -> i + ";Zoë" + windowsOnly);
    Files.write(file, text.getBytes(Charset.forName(charset)));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.format().charset()).isEqualTo(Charset.forName(charset));
    assertThat(proposal.format().byteOrderMark()).isEqualTo(marked);
    assertThat(proposal.dataset().columns()).extracting(Column::name).containsExactly("id", "name");
  }

  @Test
  void findsTheOneByteThatIsNotUtf8AtTheVeryEnd() throws IOException {
    Path file = home.resolve("late.csv");
    byte[] text =
        ("id,name\n" + lines(50_000, i -> i + ",Zoë") + "50000,Zo_\n")
            .getBytes(StandardCharsets.UTF_8);
    text[text.length - 2] = (byte) 0xEB;
    Files.write(file, text);

    assertThat(Inference.infer(file, NOTHING_KNOWN).format().charset())
        .isNotEqualTo(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void tellsTheDelimiter(String delimiter) throws IOException {
    Path file =
        csv(
            "d.csv",
            String.join(delimiter, "id", "text", "more"),
            100,
            i -> String.join(delimiter, "" + i, "\"a,b;c|d\te\"", "x, y".replace(delimiter, " ")));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.format().delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(proposal.dataset().columns()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2024-02-29 2024-03-01              | date yyyy-MM-dd
          29.02.2024 01.03.2024              | date dd.MM.yyyy
          29.2.2024 1.3.2024                 | date d.M.yyyy
          02/29/2024 03/01/2024              | date MM/dd/yyyy
          2/29/2024 3/1/2024                 | date M/d/yyyy
          29/02/24 01/03/24                  | date dd/MM/yy
          20240229 20240301                  | date yyyyMMdd
          29-Feb-2024 01-Mar-2024            | date dd-MMM-yyyy
          2024-02-29T10:00:00Z 2024-03-01T10:00:00+01:00 | timestamp ISO
          2024-02-29T10:00 2024-03-01T10:00:00.5         | timestamp ISO
          22/Nov/2026:21:47:05_+0100 03/Nov/2026:21:47:05_+0100 | timestamp dd/MMM/yyyy:HH:mm:ss XX
          02/29/2024_01:00:00_PM 03/01/2024_12:00:00_AM  | timestamp MM/dd/yyyy hh:mm:ss a
          29.02.2024_13:00 01.03.2024_09:30              | timestamp dd.MM.yyyy HH:mm
          1 -2 30                            | integer
          1 2.5 -0.75                        | decimal
          1e-05 2.5E3 7                      | decimal exponent
          007 008                            | text
          98117 01234                        | text
          12345678901234567890 1             | decimal
          +49123 +4930                       | text
          true false                         | boolean
          Y N                                | boolean
          Y Y                                | text
          JA nein                            | boolean ja nein
          1 0                                | integer
          123e4567-e89b-12d3-a456-426614174000 123E4567-E89B-12D3-A456-426614174001 | uuid
          a b                                | text
          01/02/2024 03/04/2024              | text
          2024-02-30 2024-02-28              | text
          2024-01-01 12                      | text
          """)
  void recognizesTypes(String values, String expected) throws IOException {
    Path file = home.resolve("types.csv");
    Files.writeString(
        file,
        "before,v\n"
            + java.util.Arrays.stream(values.split(" "))
                .map(v -> "x," + v.replace('_', ' ') + "\n")
                .collect(Collectors.joining()));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(described(type(proposal, "v"))).isEqualTo(expected);
    assertThat(SampleRecords.valid(proposal.dataset(), file)).isEqualTo(values.split(" ").length);
  }

  @Test
  void explainsWhyDatesThatMayBeReadBothWaysStayText() throws IOException {
    Path file =
        csv("d.csv", "id,day", 50, i -> i + ",%02d/%02d/2024".formatted(1 + i % 12, 1 + i % 7));

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes())
        .anyMatch(note -> note.contains("both MM/dd/yyyy and dd/MM/yyyy"));
  }

  @Test
  void namesTheDirtThatKeepsAColumnFromItsType() throws IOException {
    Path file = csv("dirt.csv", "id,price", 1000, i -> i + "," + (i == 0 ? "free" : i + ".50"));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(type(proposal, "price")).isInstanceOf(ColumnType.Text.class);
    assertThat(proposal.notes())
        .contains(
            "'price': All but 1 of 1,000 values are of type decimal; the first that is not is 'free', so it stays text.");
  }

  @Test
  void believesADashAmongNumbersButNotAmongWords() throws Exception {
    Path file =
        csv(
            "dash.csv",
            "id,amount,word",
            200,
            i -> i + "," + (i % 9 == 0 ? "-" : i) + "," + (i % 7 == 0 ? "-" : "w"));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().nullTexts()).containsExactly("", "-");
    assertThat(column(proposal, "word").nullTexts()).containsExactly("");
    assertThat(proposal.notes())
        .anyMatch(note -> note.startsWith("'word': '-' (29 times) is kept as a text"));
  }

  @Test
  void keepsNaInAFileOfWords() throws IOException {
    Path file =
        csv("countries.csv", "code,name", 200, i -> (i == 5 ? "NA" : "C" + i) + ",Name " + i);

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().nullTexts()).containsExactly("");
    assertThat(proposal.notes())
        .anyMatch(note -> note.startsWith("'code': 'NA' (1 times) is kept as a text"));
  }

  @Test
  void prefersTheKeyWithATellingName() throws IOException {
    Path file = csv("k.csv", "name,order_id", 500, i -> "Name " + i + "," + (1000 + i));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).containsExactly("order_id");
    assertThat(proposal.notes().getLast()).contains("so it is with 'name'");
  }

  @Test
  void proposesNoKeyWhereUniquenessIsChance() throws IOException {
    java.util.Random random = new java.util.Random(11);
    Path file =
        csv(
            "chance.csv",
            "a,b,c",
            3000,
            i -> random.nextInt(2000) + "," + random.nextInt(5000) + "," + random.nextInt(500));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().key()).isEmpty();
  }

  @Test
  void proposesNoKeyForAHandfulOfRecords() throws IOException {
    Path file = csv("few.csv", "name,age", 5, i -> "Ann" + i + "," + i);

    assertThat(Inference.infer(file, NOTHING_KNOWN).dataset().key()).isEmpty();
  }

  @Test
  void proposesNoKeyWhereMemoryDoesNotSuffice() throws IOException {
    Path file = csv("large.csv", "id,word", 30_000, i -> i + ",w");

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN, 25_000);
    Proposal wanted =
        Inference.infer(file, new Inference.Options(null, null, List.of("id")), 25_000);

    assertThat(proposal.dataset().key()).isEmpty();
    assertThat(proposal.notes().getLast())
        .contains("'id' is unique or nearly so in the first 25,001 records");
    assertThat(wanted.dataset().key()).containsExactly("id");
    assertThat(wanted.notes()).anyMatch(note -> note.contains("first 25,001 records only"));
  }

  @Test
  void countsWhatSpeaksAgainstTheNamedKey() throws IOException {
    Path file = csv("k.csv", "Order No,line", 300, i -> (i == 7 ? "" : i / 2) + "," + (1 + i % 2));

    Proposal pair =
        Inference.infer(file, new Inference.Options(null, null, List.of("order_no", "line")));
    Proposal single =
        Inference.infer(file, new Inference.Options(null, "shop.orders", List.of("Order No")));

    assertThat(pair.dataset().key()).containsExactly("order_no", "line");
    assertThat(pair.notes())
        .containsExactly(
            "1 of 300 records have no value in the key 'Order No' + 'line' and will be rejected.");
    assertThat(single.dataset().table().toString()).isEqualTo("shop.orders");
    assertThat(single.notes()).anyMatch(note -> note.startsWith("149 of 300 records repeat"));
    assertThat(single.createTable())
        .contains("CREATE SCHEMA IF NOT EXISTS \"shop\"", "PRIMARY KEY (\"order_no\")");
  }

  @Test
  void ignoresColumnsWithoutANameAndThoseOfRejects() throws Exception {
    Path file =
        csv("pandas.csv", ",a,_row,_column,_code,_message,b", 10, i -> i + ",x,1,c,KEY_EMPTY,m,y");

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().columns()).extracting(Column::header).containsExactly("a", "b");
    assertThat(proposal.dataset().ignoredHeaders()).containsExactly("");
    assertThat(SampleRecords.valid(proposal.dataset(), file)).isEqualTo(10);
  }

  @Test
  void countsRecordsOfAnotherWidth() throws IOException {
    Path file = csv("ragged.csv", "a,b", 10, i -> i == 4 ? "1,2,3" : i == 6 ? "1" : "1,2");

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes())
        .anyMatch(note ->
            note.startsWith("2 records have more or fewer fields") && note.contains("line 6"));
  }

  @Test
  void suspectsAMissingHeader() throws IOException {
    Path file = csv("bare.csv", "1,2024-01-01", 10, i -> i + ",2024-01-02");

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes())
        .anyMatch(note -> note.contains("looks like a record"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``              | empty
          ,,              | blank
          a,b,a           | 'a' twice
          a,"b            | Unclosed
          """)
  void refusesWhatIsNoCsvWithAHeader(String text, String message) throws IOException {
    Path file = Files.writeString(home.resolve("bad.csv"), text);

    assertThatThrownBy(() -> Inference.infer(file, NOTHING_KNOWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesNamesAndKeysThatCannotBe() throws IOException {
    Path file = csv("a.csv", "a,b", 3, i -> "1,2");

    assertThatThrownBy(() -> Inference.infer(file, new Inference.Options(null, null, List.of("c"))))
        .hasMessageContaining("'c' is not in the file, which has a, b");
    assertThatThrownBy(() -> Inference.infer(file, new Inference.Options("A b", null, List.of())))
        .hasMessageContaining("'A b'");
    assertThatThrownBy(
            () -> Inference.infer(file, new Inference.Options(null, "longhaul.x", List.of())))
        .hasMessageContaining("Longhaul itself");
  }

  private Path csv(String name, String header, int records, IntFunction<String> record)
      throws IOException {
    return Files.writeString(home.resolve(name), header + "\n" + lines(records, record));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count)
        .mapToObj(line)
        .map(text -> text + "\n")
        .collect(Collectors.joining());
  }

  private static Column column(Proposal proposal, String header) throws InvalidDatasetException {
    Dataset reread = DatasetYaml.read(proposal.dataset().name(), proposal.yaml());
    assertThat(reread).as(proposal.yaml()).isEqualTo(proposal.dataset());
    return Objects.requireNonNull(reread.columnOfHeader(header), header);
  }

  private static ColumnType type(Proposal proposal, String header) {
    return Objects.requireNonNull(proposal.dataset().columnOfHeader(header), header).type();
  }

  private static ColumnType date(String pattern) {
    return new ColumnType.Date(List.of(pattern), Bounds.none());
  }

  private static String described(ColumnType type) {
    return switch (type) {
      case ColumnType.Date date -> "date " + date.patterns().getFirst();
      case ColumnType.Timestamp timestamp -> "timestamp " + timestamp.patterns().getFirst();
      case ColumnType.DecimalNumber number -> number.exponent() ? "decimal exponent" : "decimal";
      case ColumnType.Bool bool ->
          bool.trueTexts().size() == 1
              ? "boolean " + bool.trueTexts().getFirst() + " " + bool.falseTexts().getFirst()
              : "boolean";
      default -> type.word();
    };
  }
}
