package io.longhaul.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.records.FieldError;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.datasets.records.ParsedRecord;
import io.longhaul.datasets.records.RecordParser;
import io.longhaul.datasets.records.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample file against its definition, both as they are in the repository. */
class PetLicensesTests {

  @Test
  void takesAllRecordsOfTheSample() throws IOException {
    DatasetDirectory directory = new DatasetDirectory(Path.of("."));
    Dataset dataset =
        Objects.requireNonNull(
            directory.find("pet-licenses"), () -> directory.problems().toString());
    List<ParsedRecord> errors = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int valid = 0;

    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(Path.of("samples/seattle-pet-licenses.csv"))) {
      Iterator<CsvRecord> records = csv.iterator();
      HeaderMatch header = HeaderMatch.of(dataset, records.next().getFields());
      RecordParser parser = new RecordParser(dataset, (HeaderMatch.Matched) header);
      while (records.hasNext()) {
        switch (parser.parse(records.next().getFields())) {
          case Row row -> {
            valid++;
            keys.add(String.valueOf(parser.key(row)));
          }
          case FieldError error -> errors.add(error);
        }
      }
    }

    assertThat(errors).isEmpty();
    assertThat(valid).isEqualTo(43_086);
    assertThat(keys).hasSize(43_083);
  }
}
