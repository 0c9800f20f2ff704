package io.longhaul.datasets.infer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.infer.CharsetDetector.Detected;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.datasets.records.RecordParser;
import io.longhaul.datasets.records.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Counts the records of a file that a dataset takes. */
final class SampleRecords {
  private SampleRecords() {}

  static int valid(Dataset dataset, Path file) throws IOException {
    Detected detected = CharsetDetector.detect(file);
    char delimiter = DelimiterSniffer.sniff(CsvFiles.head(file, detected));
    int valid = 0;
    try (CsvReader<CsvRecord> csv =
        CsvFiles.reader(delimiter).ofCsvRecord(CsvFiles.open(file, detected))) {
      Iterator<CsvRecord> records = csv.iterator();
      HeaderMatch header = HeaderMatch.of(dataset, records.next().getFields());
      RecordParser parser = new RecordParser(dataset, (HeaderMatch.Matched) header);
      while (records.hasNext()) {
        valid += parser.parse(records.next().getFields()) instanceof Row ? 1 : 0;
      }
    }
    return valid;
  }
}
