package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.ActivityFailures.failure;
import static io.longhaul.activities.bulkimport.Animals.GOOD;
import static io.longhaul.activities.bulkimport.Animals.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.operation.ErrorCode;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that are no characters, and quotes that never end. */
@ExtendWith(AnimalsExtension.class)
class BadCharacterIntegrationTests {

  private static final ImportSettings SMALL = new ImportSettings(200, 1000, Duration.ofMillis(500));

  private final Animals animals;

  BadCharacterIntegrationTests(Animals animals) {
    this.animals = animals;
  }

  @Test
  void byteThatIsNotUtf8() {
    byte[] file = (HEADER + "1,José,,\n").getBytes(StandardCharsets.ISO_8859_1);

    ApplicationFailure failure = animals.inspectFails(file, null);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("byte offset 25").hasMessageContaining("0xE9");
  }

  @Test
  void byteThatIsNotUtf8FarBehindTheHeader() {
    String rows = "7,Misty,,\n".repeat(200_000);
    byte[] file = (HEADER + rows + "8,é,,\n").getBytes(StandardCharsets.ISO_8859_1);

    ApplicationFailure failure = animals.inspectFails(file, null);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("byte offset " + (file.length - 4) + " ");
  }

  @Test
  void declaredCharacterSetsAreRead() {
    Charset windows = Charset.forName("windows-1252");
    String upload = animals.bed.upload((HEADER + "1,José €,,\n").getBytes(windows));

    animals.of(upload).format(new CsvFormat(null, null, "windows-1252", null)).load();

    assertThat(animals.bed.postgres().value("SELECT name FROM animals")).isEqualTo("José €");
  }

  @Test
  void undefinedByteOfTheDeclaredSet() {
    byte[] file = (HEADER + "1,x,,\n").getBytes(StandardCharsets.US_ASCII);
    file[HEADER.length() + 2] = (byte) 0x81;

    ApplicationFailure failure =
        animals.inspectFails(file, new CsvFormat(null, null, "windows-1252", null));

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("byte offset 22");
  }

  @Test
  void unknownCharacterSet() {
    ApplicationFailure failure =
        animals.inspectFails(GOOD, new CsvFormat(null, null, "klingon", null));

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("klingon").hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE"})
  void fileFullOfNulBytes(String charset) {
    ApplicationFailure failure =
        animals.inspectFails(GOOD.getBytes(Charset.forName(charset)), null);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("UTF-16").hasMessageContaining("byte offset");
  }

  @Test
  void nulByteInOneRecord() {
    Counts counts = animals.load(HEADER + "1,R\0x,,\n2,Misty,,\n");

    assertThat(counts).isEqualTo(new Counts(2, 1, 0, 0, 1));
    assertThat(animals.rejects()).containsExactly("1|name|FIELD_HAS_NUL");
  }

  @Test
  void unterminatedQuote() {
    ApplicationFailure failure =
        animals.inspectFails(HEADER + "1,Rex,,\n2,\"Mis\nty\",,\n3,\"Bo,,\n4,Al,,\n5,Jo,,\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.QUOTE_UNTERMINATED);
    assertThat(failure).hasMessageContaining("record 3, line 5, byte offset 43");
  }

  @Test
  void recordLongerThanTheLimit() {
    String upload = animals.bed.upload(HEADER + "1,Rex,,\n2," + "x".repeat(300) + ",,\n");

    ApplicationFailure failure = failure(() -> animals.of(upload).settings(SMALL).inspect());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.RECORD_TOO_LONG);
    assertThat(failure).hasMessageContaining("record 2, line 3").hasMessageContaining("200 bytes");
  }

  @Test
  void quoteThatSwallowsTheRestIsUnterminatedAndNotTooLong() {
    String upload = animals.bed.upload(HEADER + "1,\"Rex,,\n" + "2,Misty,,\n".repeat(100));

    ApplicationFailure failure = failure(() -> animals.of(upload).settings(SMALL).inspect());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.QUOTE_UNTERMINATED);
  }
}
