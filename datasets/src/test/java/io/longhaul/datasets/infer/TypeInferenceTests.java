package io.longhaul.datasets.infer;

import static io.longhaul.datasets.infer.InferenceFixture.NOTHING_KNOWN;
import static io.longhaul.datasets.infer.InferenceFixture.column;
import static io.longhaul.datasets.infer.InferenceFixture.csv;
import static io.longhaul.datasets.infer.InferenceFixture.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.datasets.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of columns, and the texts that stand for no value. */
class TypeInferenceTests {
  @TempDir Path home;

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
            + Arrays.stream(values.split(" "))
                .map(v -> "x," + v.replace('_', ' ') + "\n")
                .collect(Collectors.joining()));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(described(type(proposal, "v"))).isEqualTo(expected);
    assertThat(SampleRecords.valid(proposal.dataset(), file)).isEqualTo(values.split(" ").length);
  }

  @Test
  void explainsWhyDatesThatMayBeReadBothWaysStayText() throws IOException {
    Path file =
        csv(
            home.resolve("d.csv"),
            "id,day",
            50,
            i -> i + ",%02d/%02d/2024".formatted(1 + i % 12, 1 + i % 7));

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes())
        .anyMatch(note -> note.contains("both MM/dd/yyyy and dd/MM/yyyy"));
  }

  @Test
  void namesTheDirtThatKeepsAColumnFromItsType() throws IOException {
    Path file =
        csv(
            home.resolve("dirt.csv"),
            "id,price",
            1000,
            i -> i + "," + (i == 0 ? "free" : i + ".50"));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(type(proposal, "price")).isInstanceOf(ColumnType.Text.class);
    assertThat(proposal.notes())
        .contains(
            "'price': All but 1 of 1,000 values are of type decimal; the first that is not is 'free', so it stays text.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "81,706 2,001,233 | '2,001,233' has separators of thousands",
        "81,706 1,5       | '1,5' is written with a comma",
        "81,706 350       | '81,706' has a comma, for decimals or for thousands"
      })
  void tellsTheCommaOfThousandsFromThatOfDecimals(String values, String note) throws IOException {
    Path file = home.resolve("commas.csv");
    Files.writeString(file, "n;x\n" + values.replace(" ", ";x\n") + ";x\n");

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes()).anyMatch(each -> each.contains(note));
  }

  @Test
  void believesADashAmongNumbersButNotAmongWords() throws Exception {
    Path file =
        csv(
            home.resolve("dash.csv"),
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
        csv(
            home.resolve("countries.csv"),
            "code,name",
            200,
            i -> (i == 5 ? "NA" : "C" + i) + ",Name " + i);

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().nullTexts()).containsExactly("");
    assertThat(proposal.notes())
        .anyMatch(note -> note.startsWith("'code': 'NA' (1 times) is kept as a text"));
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
