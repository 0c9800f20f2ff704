package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.Animals.GOOD;
import static io.longhaul.activities.bulkimport.Animals.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are empty, or have another header, delimiter or line break than one would think. */
@ExtendWith(AnimalsExtension.class)
class BadFileIntegrationTests {

  private final Animals animals;

  BadFileIntegrationTests(Animals animals) {
    this.animals = animals;
  }

  @Test
  void emptyFile() {
    assertThat(animals.inspectFails("")).hasMessageContaining("no bytes");
    assertThat(codeOf(animals.inspectFails(""))).isEqualTo(ErrorCode.FILE_EMPTY);
    assertThat(codeOf(animals.inspectFails("\uFEFF\r\n\r\n"))).isEqualTo(ErrorCode.FILE_EMPTY);
  }

  @Test
  void headerMissing() {
    ApplicationFailure failure = animals.inspectFails("1,Rex,2020-01-31,3.5\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_MISSING);
    assertThat(failure).hasMessageContaining("format.header");
  }

  @Test
  void headerNamesColumnTwice() {
    ApplicationFailure failure = animals.inspectFails("id,name,name,born,weight\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_DUPLICATE);
    assertThat(failure).hasMessageContaining("'name'");
  }

  @Test
  void headerLacksColumns() {
    ApplicationFailure failure = animals.inspectFails("id,name\n1,Rex\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_INCOMPLETE);
    assertThat(Failures.payload(failure).details())
        .extracting("pointer")
        .containsExactly("header, column born", "header, column weight");
  }

  @Test
  void headerNamesUnknownColumn() {
    ApplicationFailure failure = animals.inspectFails("id,name,born,weight,colour\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_UNKNOWN);
    assertThat(failure).hasMessageContaining("'colour'");
  }

  @Test
  void headerInAnotherOrderIsFine() {
    Counts counts = animals.load("weight,born,name,id\n3.5,2020-01-31,Rex,1\n");

    assertThat(counts).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(animals.bed.postgres().rows("TABLE animals"))
        .containsExactly("1|Rex|2020-01-31|3.5");
  }

  @Test
  void fileWithoutHeaderIsReadInTheOrderOfTheDataset() {
    String upload = animals.bed.upload("1,Rex,2020-01-31,3.5\n2,Misty,,\n");

    Counts counts =
        animals
            .of(upload)
            .format(new CsvFormat(null, null, null, false))
            .load()
            .ledger()
            .operation();

    assertThat(counts).isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void headerWithoutRecordsImportsNothing() {
    assertThat(animals.load(HEADER)).isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {"';'/,", "','/;", "','/~"})
  void wrongDelimiter(String declared, String used) {
    CsvFormat format = new CsvFormat(declared, null, null, null);

    ApplicationFailure failure = animals.inspectFails(GOOD.replace(",", used), format);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.DELIMITER_MISMATCH);
    assertThat(failure).hasMessageContaining("delimiter");
  }

  @Test
  void delimiterThatIsNoneOfTheUsualOnesHasToBeDeclared() {
    String file = GOOD.replace(",", "~");

    assertThat(codeOf(animals.inspectFails(file))).isEqualTo(ErrorCode.DELIMITER_MISMATCH);
    assertThat(
            animals
                .of(animals.bed.upload(file))
                .format(new CsvFormat("~", null, null, null))
                .inspect()
                .records())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {";", "'|'", "','"})
  void findsUsualDelimiters(String delimiter) {
    Inspection inspection = animals.of(animals.bed.upload(GOOD.replace(",", delimiter))).inspect();

    assertThat(inspection.format().delimiter()).isEqualTo(delimiter);
  }

  @ParameterizedTest
  @CsvSource({"\\n", "\\r\\n", "\\r"})
  void anyLineBreakIsFine(String escaped) {
    String lineBreak = escaped.replace("\\r", "\r").replace("\\n", "\n");

    Counts counts = animals.load(GOOD.replace("\n", lineBreak));

    assertThat(counts).isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void byteOrderMarkAndNoFinalLineBreakAreFine() {
    Counts counts = animals.load("\uFEFF" + GOOD.stripTrailing());

    assertThat(counts).isEqualTo(new Counts(2, 2, 0, 0, 0));
  }
}
