package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.bulkimport.RejectLimit;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be wrong with a file, each under a code of its own. */
class BadInputIntegrationTests {

  private static final String HEADER = "id,name,born,weight\n";
  private static final String GOOD = HEADER + "1,Rex,2020-01-31,3.5\n2,Misty,,\n";
  private static final ImportSettings SMALL = new ImportSettings(200, 1000, Duration.ofMillis(500));

  @TempDir static Path folder;
  private static ImportBed bed;

  @BeforeAll
  static void prepareDatabase() {
    bed = new ImportBed(folder);
    bed.dataset(
        "animals",
        """
        table: animals
        key: [id]
        columns:
          - {header: id, name: id, type: integer, required: true, range: {min: 1}}
          - {header: name, name: name, type: text, required: true, length: {max: 20}}
          - {header: born, name: born, type: date}
          - {header: weight, name: weight, type: decimal, range: {max: 1000}}
        """);
    bed.postgres()
        .execute(
            """
            CREATE TABLE species (name text PRIMARY KEY);
            INSERT INTO species VALUES ('Rex'), ('Misty');
            CREATE TABLE animals (
              id bigint PRIMARY KEY, name text NOT NULL, born date, weight numeric,
              CONSTRAINT light CHECK (weight < 100))
            """);
  }

  @BeforeEach
  void emptyTable() {
    bed.postgres().execute("TRUNCATE animals; ALTER TABLE animals DROP CONSTRAINT IF EXISTS known");
  }

  @Test
  void emptyFile() {
    assertThat(inspectFails("")).hasMessageContaining("no bytes");
    assertThat(codeOf(inspectFails(""))).isEqualTo(ErrorCode.FILE_EMPTY);
    assertThat(codeOf(inspectFails("\uFEFF\r\n\r\n"))).isEqualTo(ErrorCode.FILE_EMPTY);
  }

  @Test
  void headerMissing() {
    ApplicationFailure failure = inspectFails("1,Rex,2020-01-31,3.5\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_MISSING);
    assertThat(failure).hasMessageContaining("format.header");
  }

  @Test
  void headerNamesColumnTwice() {
    ApplicationFailure failure = inspectFails("id,name,name,born,weight\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_DUPLICATE);
    assertThat(failure).hasMessageContaining("'name'");
  }

  @Test
  void headerLacksColumns() {
    ApplicationFailure failure = inspectFails("id,name\n1,Rex\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_INCOMPLETE);
    assertThat(Failures.payload(failure).details())
        .extracting("pointer")
        .containsExactly("header, column born", "header, column weight");
  }

  @Test
  void headerNamesUnknownColumn() {
    ApplicationFailure failure = inspectFails("id,name,born,weight,colour\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.HEADER_UNKNOWN);
    assertThat(failure).hasMessageContaining("'colour'");
  }

  @Test
  void headerInAnotherOrderIsFine() {
    Counts counts = load("weight,born,name,id\n3.5,2020-01-31,Rex,1\n");

    assertThat(counts).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(bed.postgres().rows("TABLE animals")).containsExactly("1|Rex|2020-01-31|3.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {"';'/,", "','/;", "','/~"})
  void wrongDelimiter(String declared, String used) {
    CsvFormat format = new CsvFormat(declared, null, null, null);

    ApplicationFailure failure = inspectFails(GOOD.replace(",", used), format);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.DELIMITER_MISMATCH);
    assertThat(failure).hasMessageContaining("delimiter");
  }

  @Test
  void delimiterThatIsNoneOfTheUsualOnesHasToBeDeclared() {
    String file = GOOD.replace(",", "~");

    assertThat(codeOf(inspectFails(file))).isEqualTo(ErrorCode.DELIMITER_MISMATCH);
    assertThat(
            bed.of("animals", bed.upload(file))
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
    Inspection inspection = bed.of("animals", bed.upload(GOOD.replace(",", delimiter))).inspect();

    assertThat(inspection.format().delimiter()).isEqualTo(delimiter);
  }

  @Test
  void byteThatIsNotUtf8() {
    byte[] file = (HEADER + "1,José,,\n").getBytes(StandardCharsets.ISO_8859_1);

    ApplicationFailure failure = inspectFails(file, null);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("byte offset 25").hasMessageContaining("0xE9");
  }

  @Test
  void byteThatIsNotUtf8FarBehindTheHeader() {
    String rows = "7,Misty,,\n".repeat(200_000);
    byte[] file = (HEADER + rows + "8,é,,\n").getBytes(StandardCharsets.ISO_8859_1);

    ApplicationFailure failure = inspectFails(file, null);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("byte offset " + (file.length - 4) + " ");
  }

  @Test
  void declaredCharacterSetsAreRead() {
    Charset windows = Charset.forName("windows-1252");
    String upload = bed.upload((HEADER + "1,José €,,\n").getBytes(windows));

    bed.of("animals", upload).format(new CsvFormat(null, null, "windows-1252", null)).load();

    assertThat(bed.postgres().value("SELECT name FROM animals")).isEqualTo("José €");
  }

  @Test
  void undefinedByteOfTheDeclaredSet() {
    byte[] file = (HEADER + "1,x,,\n").getBytes(StandardCharsets.US_ASCII);
    file[HEADER.length() + 2] = (byte) 0x81;

    ApplicationFailure failure =
        inspectFails(file, new CsvFormat(null, null, "windows-1252", null));

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("byte offset 22");
  }

  @Test
  void unknownCharacterSet() {
    ApplicationFailure failure = inspectFails(GOOD, new CsvFormat(null, null, "klingon", null));

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("klingon").hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-16BE"})
  void fileFullOfNulBytes(String charset) {
    ApplicationFailure failure = inspectFails(GOOD.getBytes(Charset.forName(charset)), null);

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    assertThat(failure).hasMessageContaining("UTF-16").hasMessageContaining("byte offset");
  }

  @Test
  void nulByteInOneRecord() {
    Counts counts = load(HEADER + "1,R\0x,,\n2,Misty,,\n");

    assertThat(counts).isEqualTo(new Counts(2, 1, 0, 0, 1));
    assertThat(rejects()).containsExactly("1|name|FIELD_HAS_NUL");
  }

  @Test
  void unterminatedQuote() {
    ApplicationFailure failure =
        inspectFails(HEADER + "1,Rex,,\n2,\"Mis\nty\",,\n3,\"Bo,,\n4,Al,,\n5,Jo,,\n");

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.QUOTE_UNTERMINATED);
    assertThat(failure).hasMessageContaining("record 3, line 5, byte offset 43");
  }

  @Test
  void recordLongerThanTheLimit() {
    String upload = bed.upload(HEADER + "1,Rex,,\n2," + "x".repeat(300) + ",,\n");

    ApplicationFailure failure = failure(() -> bed.of("animals", upload).settings(SMALL).inspect());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.RECORD_TOO_LONG);
    assertThat(failure).hasMessageContaining("record 2, line 3").hasMessageContaining("200 bytes");
  }

  @Test
  void quoteThatSwallowsTheRestIsUnterminatedAndNotTooLong() {
    String upload = bed.upload(HEADER + "1,\"Rex,,\n" + "2,Misty,,\n".repeat(100));

    ApplicationFailure failure = failure(() -> bed.of("animals", upload).settings(SMALL).inspect());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.QUOTE_UNTERMINATED);
  }

  @Test
  void everyKindOfBadField() {
    Counts counts =
        load(
            HEADER
                + "1,Rex,,\n"
                + "2,Few\n"
                + "3,Many,,,,\n"
                + "4,Date,31.01.2020,\n"
                + "5,Range,,1001\n"
                + "6,Long Long Long Long Long,,\n"
                + "7,,,\n"
                + ",Key,,\n"
                + "x,Number,,\n"
                + "10,\"Quote\"s,,\n"
                + "11,Check,,100\n");

    assertThat(counts).isEqualTo(new Counts(11, 1, 0, 0, 10));
    assertThat(rejects())
        .containsExactly(
            "2||TOO_FEW_FIELDS",
            "3||TOO_MANY_FIELDS",
            "4|born|FIELD_NOT_DATE",
            "5|weight|FIELD_OUT_OF_RANGE",
            "6|name|FIELD_TOO_LONG",
            "7|name|FIELD_REQUIRED",
            "8|id|KEY_EMPTY",
            "9|id|FIELD_NOT_INTEGER",
            "10||QUOTE_MISPLACED",
            "11|weight|CHECK_VIOLATED");
  }

  @Test
  void foreignKeyViolated() {
    bed.postgres()
        .execute(
            "ALTER TABLE animals ADD CONSTRAINT known FOREIGN KEY (name) REFERENCES species (name)");

    Counts counts = load(HEADER + "1,Rex,,\n2,Nobody,,\n3,Misty,,\n");

    assertThat(counts).isEqualTo(new Counts(3, 2, 0, 0, 1));
    assertThat(rejects()).containsExactly("2|name|FOREIGN_KEY_VIOLATED");
    assertThat(bed.postgres().rows("SELECT message FROM longhaul.reject"))
        .anySatisfy(message -> assertThat(message).contains("known").contains("(Nobody)"));
  }

  @ParameterizedTest
  @CsvSource({"\\n", "\\r\\n", "\\r"})
  void anyLineBreakIsFine(String escaped) {
    String lineBreak = escaped.replace("\\r", "\r").replace("\\n", "\n");

    Counts counts = load(GOOD.replace("\n", lineBreak));

    assertThat(counts).isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void byteOrderMarkAndNoFinalLineBreakAreFine() {
    Counts counts = load("\uFEFF" + GOOD.stripTrailing());

    assertThat(counts).isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void fileWithoutHeaderIsReadInTheOrderOfTheDataset() {
    String upload = bed.upload("1,Rex,2020-01-31,3.5\n2,Misty,,\n");

    Counts counts =
        bed.of("animals", upload)
            .format(new CsvFormat(null, null, null, false))
            .load()
            .ledger()
            .operation();

    assertThat(counts).isEqualTo(new Counts(2, 2, 0, 0, 0));
  }

  @Test
  void headerWithoutRecordsImportsNothing() {
    assertThat(load(HEADER)).isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  @Test
  void uploadThatIsNotThere() {
    assertThat(codeOf(failure(() -> bed.of("animals", "no-such-upload").inspect())))
        .isEqualTo(ErrorCode.UPLOAD_UNKNOWN);
    assertThat(codeOf(failure(() -> bed.of("animals", "u-" + "0".repeat(40)).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_UNKNOWN);
  }

  @Test
  void uploadOfAnotherTenant() {
    String upload = bed.upload(GOOD);

    assertThat(codeOf(failure(() -> bed.of("other", "animals", upload).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_UNKNOWN);
  }

  @Test
  void uploadThatIsIncompleteOrGone() {
    String incomplete = bed.newUpload(10).id().value();
    String gone = bed.upload(GOOD);
    bed.delete(gone);

    assertThat(codeOf(failure(() -> bed.of("animals", incomplete).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_INCOMPLETE);
    assertThat(codeOf(failure(() -> bed.of("animals", gone).inspect())))
        .isEqualTo(ErrorCode.UPLOAD_GONE);
  }

  @Test
  void uploadThatGoesBetweenInspectionAndLoad() {
    ImportBed.Import importing = bed.of("animals", bed.upload(GOOD));
    importing.inspection();
    bed.delete(importing.source.file());

    assertThat(codeOf(failure(importing::load))).isEqualTo(ErrorCode.UPLOAD_GONE);
  }

  @Test
  void datasetThatIsNotThere() {
    ApplicationFailure failure =
        failure(() -> bed.of("no-such-dataset", bed.upload(GOOD)).inspect());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.DATASET_UNKNOWN);
    assertThat(failure).hasMessageContaining("animals");
  }

  @Test
  void moreRejectsThanAllowedStopTheImportAndKeepWhatWasApplied() {
    String upload = bed.upload(GOOD + "x,Bad,,\ny,Bad,,\n");

    ApplicationFailure failure =
        failure(() -> bed.of("animals", upload).limit(new RejectLimit(1L, null)).load());

    assertThat(codeOf(failure)).isEqualTo(ErrorCode.REJECT_LIMIT_EXCEEDED);
    assertThat(Failures.payload(failure).details())
        .extracting("pointer")
        .containsExactly("record 3, column id", "record 4, column id");
    assertThat(bed.postgres().value("SELECT count(*) FROM animals")).isEqualTo("2");
  }

  @Test
  void rejectLimitInPercentAllowsWhatItSays() {
    String upload = bed.upload(GOOD + "x,Bad,,\ny,Bad,,\n");

    Counts counts =
        bed.of("animals", upload).limit(new RejectLimit(null, 50.0)).load().ledger().operation();

    assertThat(counts).isEqualTo(new Counts(4, 2, 0, 0, 2));
    assertThat(
            codeOf(
                failure(() -> bed.of("animals", upload).limit(new RejectLimit(null, 49.9)).load())))
        .isEqualTo(ErrorCode.REJECT_LIMIT_EXCEEDED);
  }

  private static ImportBed.Import lastRun;

  private static Counts load(String file) {
    lastRun = bed.of("animals", bed.upload(file));
    return lastRun.load().ledger().operation();
  }

  private static List<String> rejects() {
    return bed.postgres()
        .rows(
            "SELECT record, column_name, code FROM longhaul.reject WHERE lineage = '"
                + lastRun.source.runId()
                + "' ORDER BY record");
  }

  private static ApplicationFailure inspectFails(String file) {
    return inspectFails(file.getBytes(StandardCharsets.UTF_8), null);
  }

  private static ApplicationFailure inspectFails(String file, CsvFormat format) {
    return inspectFails(file.getBytes(StandardCharsets.UTF_8), format);
  }

  private static ApplicationFailure inspectFails(byte[] file, @Nullable CsvFormat format) {
    ImportBed.Import importing = bed.of("animals", bed.upload(file));
    if (format != null) {
      importing.format(format);
    }
    return failure(importing::inspect);
  }

  static ApplicationFailure failure(ThrowingCallable call) {
    ApplicationFailure failure = catchThrowableOfType(ApplicationFailure.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.isNonRetryable()).isEqualTo(!codeOf(failure).isRetryable());
    return failure;
  }

  static ErrorCode codeOf(ApplicationFailure failure) {
    return ErrorCode.valueOf(failure.getType());
  }
}
