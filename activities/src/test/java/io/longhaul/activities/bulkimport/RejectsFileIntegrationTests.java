package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Publication;
import io.longhaul.workflows.bulkimport.CsvFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rejects file: what it looks like, and that it comes back. */
class RejectsFileIntegrationTests {

  @TempDir static Path folder;
  private static ImportBed bed;

  @BeforeAll
  static void prepareDatabase() {
    bed =
        new ImportBed(folder)
            .dataset(
                "numbers",
                Numbers.DATASET.replace("key: [n]", "key: [n]\nignore: [\"note, to self\"]"));
    bed.postgres().execute(Numbers.TABLE);
  }

  @BeforeEach
  void emptyTable() {
    bed.postgres().execute("TRUNCATE numbers");
  }

  @Test
  void hasTheColumnsUntouchedAndFourMore() throws IOException {
    ImportAttempts importing =
        bed.of(
            "numbers",
            bed.upload(
                "word;\"note, to self\";n\none;\"a;\"\"b\"\"\";1\n two ;keep  this;x\nthree;four\nlong;;5;extra\n\"fi\"ve;;5\n"));
    importing.load();

    String rejects = publish(importing);

    assertThat(rejects.lines())
        .containsExactly(
            "\uFEFFword;note, to self;n;_row;_column;_code;_message",
            " two ;keep  this;x;2;n;FIELD_NOT_INTEGER;" + message(importing, 2, ";"),
            "three;four;;3;;TOO_FEW_FIELDS;" + message(importing, 3, ";"),
            "long;;5;4;;TOO_MANY_FIELDS;" + message(importing, 4, ";") + ";extra",
            "\"\"\"fi\"\"ve\";;5;5;;QUOTE_MISPLACED;" + message(importing, 5, ";"));
  }

  @Test
  void comesBackCorrectedAsItIs() throws IOException {
    ImportAttempts importing =
        bed.of("numbers", bed.upload("n,word,\"note, to self\"\n1,one,\nx,two,keep\n3,three,\n"));
    importing.load();
    String corrected = publish(importing).replace("\nx,", "\n2,");

    Counts counts = bed.of("numbers", bed.upload(corrected)).load().ledger().operation();

    assertThat(counts).isEqualTo(new Counts(1, 1, 0, 0, 0));
    assertThat(bed.postgres().rows("SELECT word FROM numbers ORDER BY n"))
        .containsExactly("one", "two", "three");
  }

  @Test
  void doesNotGrowWhenItIsRejectedAgain() throws IOException {
    ImportAttempts first = bed.of("numbers", bed.upload("n,word,\"note, to self\"\nx,two,keep\n"));
    first.load();
    ImportAttempts second = bed.of("numbers", bed.upload(publish(first)));
    second.load();

    assertThat(publish(second)).isEqualTo(publish(first));
  }

  @Test
  void isInUtf8AndHasHeaderWhateverTheFileWasLike() throws IOException {
    byte[] file = "1,un,-\nx,né,-\n".getBytes(StandardCharsets.ISO_8859_1);
    bed.dataset(
        "positional",
        Numbers.DATASET.stripTrailing() + "\n  - {header: c, name: n2, type: text}\n");
    bed.postgres().execute("ALTER TABLE numbers ADD COLUMN IF NOT EXISTS n2 text");
    ImportAttempts importing =
        bed.of("positional", bed.upload(file))
            .resources(bed.resources())
            .format(new CsvFormat(null, null, "ISO-8859-1", false));
    importing.load();

    assertThat(publish(importing).lines())
        .containsExactly(
            "\uFEFFn,word,c,_row,_column,_code,_message",
            "x,né,-,2,n,FIELD_NOT_INTEGER," + message(importing, 2, ","));
  }

  @Test
  void isNotMadeWhenNothingWasRejected() {
    ImportAttempts importing = bed.of("numbers", bed.upload("n,word,\"note, to self\"\n1,one,\n"));
    importing.load();

    assertThat(importing.publish().artifacts()).isEmpty();
  }

  private static String publish(ImportAttempts importing) throws IOException {
    Publication publication = importing.publish();
    Artifact artifact =
        bed.artifacts()
            .find(
                new ArtifactId(
                    importing.source.operationId(), importing.source.runId(), "rejects.csv"))
            .orElseThrow();
    assertThat(publication.artifacts())
        .singleElement()
        .satisfies(note -> assertThat(note.sha256()).isEqualTo(artifact.sha256()));
    try (InputStream in = bed.artifacts().open(artifact, 0, artifact.length())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String message(ImportAttempts importing, int record, String delimiter) {
    String message =
        bed.postgres()
            .value(
                "SELECT message FROM longhaul.reject WHERE lineage = '"
                    + importing.source.runId()
                    + "' AND record = "
                    + record);
    boolean quoted = message.contains(delimiter) || message.contains("\"");
    return quoted ? "\"" + message.replace("\"", "\"\"") + "\"" : message;
  }
}
