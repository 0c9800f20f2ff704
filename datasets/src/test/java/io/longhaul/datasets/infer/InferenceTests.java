package io.longhaul.datasets.infer;

import static io.longhaul.datasets.infer.InferenceFixture.NOTHING_KNOWN;
import static io.longhaul.datasets.infer.InferenceFixture.column;
import static io.longhaul.datasets.infer.InferenceFixture.csv;
import static io.longhaul.datasets.infer.InferenceFixture.lines;
import static io.longhaul.datasets.infer.InferenceFixture.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole files, and the whole definition that is proposed for each. */
class InferenceTests {
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
  void readsSensorDataWithACompositeKeyAndNa() throws Exception {
    LocalDate start = LocalDate.of(2026, 1, 1);
    Path file =
        csv(
            home.resolve("sensors.csv"),
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

  @Test
  void refusesNamesAndKeysThatCannotBe() throws IOException {
    Path file = csv(home.resolve("a.csv"), "a,b", 3, i -> "1,2");

    assertThatThrownBy(() -> Inference.infer(file, new Inference.Options(null, null, List.of("c"))))
        .hasMessageContaining("'c' is not in the file, which has a, b");
    assertThatThrownBy(() -> Inference.infer(file, new Inference.Options("A b", null, List.of())))
        .hasMessageContaining("'A b'");
    assertThatThrownBy(
            () -> Inference.infer(file, new Inference.Options(null, "longhaul.x", List.of())))
        .hasMessageContaining("Longhaul itself");
  }

  private static ColumnType date(String pattern) {
    return new ColumnType.Date(List.of(pattern), Bounds.none());
  }
}
