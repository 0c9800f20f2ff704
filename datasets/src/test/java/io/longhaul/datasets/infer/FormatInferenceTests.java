package io.longhaul.datasets.infer;

import static io.longhaul.datasets.infer.InferenceFixture.NOTHING_KNOWN;
import static io.longhaul.datasets.infer.InferenceFixture.csv;
import static io.longhaul.datasets.infer.InferenceFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Column;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file is written: its charset, its delimiter, its header. */
class FormatInferenceTests {
  @TempDir Path home;

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

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, save it as UTF-8",
    "windows-1252, --charset windows-1252",
    "ISO-8859-1, --charset ISO-8859-1"
  })
  void saysWhatAnImportOfAnotherCharsetTakes(String charset, String advice) throws IOException {
    Path file = home.resolve("other.csv");
    String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
    String windowsOnly = charset.startsWith("win") ? "“" : "";
    String text = mark + "id;name\n" + lines(100, i -> i + ";Zoë" + windowsOnly);
    Files.write(file, text.getBytes(Charset.forName(charset)));

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes())
        .anyMatch(note -> note.contains(advice));
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
            home.resolve("d.csv"),
            String.join(delimiter, "id", "text", "more"),
            100,
            i -> String.join(delimiter, "" + i, "\"a,b;c|d\te\"", "x, y".replace(delimiter, " ")));

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.format().delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(proposal.dataset().columns()).hasSize(3);
  }

  @Test
  void ignoresColumnsWithoutANameAndThoseOfRejects() throws Exception {
    Path file =
        csv(
            home.resolve("pandas.csv"),
            ",a,_row,_column,_code,_message,b",
            10,
            i -> i + ",x,1,c,KEY_EMPTY,m,y");

    Proposal proposal = Inference.infer(file, NOTHING_KNOWN);

    assertThat(proposal.dataset().columns()).extracting(Column::header).containsExactly("a", "b");
    assertThat(proposal.dataset().ignoredHeaders()).containsExactly("");
    assertThat(SampleRecords.valid(proposal.dataset(), file)).isEqualTo(10);
  }

  @Test
  void countsRecordsOfAnotherWidth() throws IOException {
    Path file =
        csv(home.resolve("ragged.csv"), "a,b", 10, i -> i == 4 ? "1,2,3" : i == 6 ? "1" : "1,2");

    assertThat(Inference.infer(file, NOTHING_KNOWN).notes())
        .anyMatch(note ->
            note.startsWith("2 records have more or fewer fields") && note.contains("line 6"));
  }

  @Test
  void suspectsAMissingHeader() throws IOException {
    Path file = csv(home.resolve("bare.csv"), "1,2024-01-01", 10, i -> i + ",2024-01-02");

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
}
