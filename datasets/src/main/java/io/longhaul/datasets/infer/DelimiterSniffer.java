package io.longhaul.datasets.infer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Tells the delimiter from the beginning of a file: the one that divides its records most evenly.
 */
final class DelimiterSniffer {
  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
  private static final int MAX_RECORDS = 500;

  /**
   * How well a delimiter divides.
   *
   * @param even share of records with as many fields as the first
   */
  private record Score(char delimiter, int fields, double even) {
    double value() {
      return fields < 2 ? 0 : even;
    }
  }

  private DelimiterSniffer() {}

  /** The delimiter; a comma where nothing divides. */
  static char sniff(String head) {
    return CANDIDATES.stream()
        .map(delimiter -> score(head, delimiter))
        .filter(score -> score.fields >= 2)
        .max(Comparator.comparingDouble(Score::value).thenComparingInt(Score::fields))
        .map(Score::delimiter)
        .orElse(',');
  }

  private static Score score(String head, char delimiter) {
    int fields = 0;
    int records = 0;
    int even = 0;
    try (CsvReader<CsvRecord> csv = CsvFiles.reader(delimiter).ofCsvRecord(head)) {
      Iterator<CsvRecord> all = csv.iterator();
      while (all.hasNext() && records < MAX_RECORDS) {
        int count = all.next().getFieldCount();
        boolean last = !all.hasNext() && records > 0;
        fields = records == 0 ? count : fields;
        // The head may end in the middle of its last record.
        even += count == fields || last ? 1 : 0;
        records++;
      }
    } catch (CsvParseException
        | java.io.IOException
        | java.io.UncheckedIOException brokenByThisDelimiter) {
      records++;
    }
    return new Score(delimiter, fields, records == 0 ? 0 : (double) even / records);
  }
}
