package io.longhaul.activities.bulkimport;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table of animals with a constraint of every kind, and imports of files into it. */
final class Animals {

  static final String HEADER = "id,name,born,weight\n";
  static final String GOOD = HEADER + "1,Rex,2020-01-31,3.5\n2,Misty,,\n";

  final ImportBed bed;
  private @Nullable ImportAttempts lastLoaded;

  Animals(Path folder) {
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

  /** An empty table again, without the foreign key. */
  void reset() {
    bed.postgres().execute("TRUNCATE animals; ALTER TABLE animals DROP CONSTRAINT IF EXISTS known");
  }

  ImportAttempts of(String upload) {
    return bed.of("animals", upload);
  }

  Counts load(String file) {
    ImportAttempts importing = of(bed.upload(file));
    lastLoaded = importing;
    return importing.load().ledger().operation();
  }

  /** The rejects of the last {@link #load}: record, column, code. */
  List<String> rejects() {
    return bed.postgres()
        .rows(
            "SELECT record, column_name, code FROM longhaul.reject WHERE lineage = '"
                + Objects.requireNonNull(lastLoaded).source.runId()
                + "' ORDER BY record");
  }

  ApplicationFailure inspectFails(String file) {
    return inspectFails(file.getBytes(StandardCharsets.UTF_8), null);
  }

  ApplicationFailure inspectFails(String file, CsvFormat format) {
    return inspectFails(file.getBytes(StandardCharsets.UTF_8), format);
  }

  ApplicationFailure inspectFails(byte[] file, @Nullable CsvFormat format) {
    ImportAttempts importing = of(bed.upload(file));
    if (format != null) {
      importing.format(format);
    }
    return ActivityFailures.failure(importing::inspect);
  }
}
