package io.longhaul.activities.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of records, as FastCSV reads them. */
public final class CsvFields {

  private final CsvDialect dialect;

  /** Fields of files written like this. */
  public CsvFields(CsvDialect dialect) {
    this.dialect = dialect;
  }

  /** Takes the records of a chunk in file order. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One record.
     *
     * @param index of the record in the chunk
     * @param fields null when something stands between a closing quote and the next delimiter, so
     *     that it cannot be said what the fields are
     */
    void accept(int index, @Nullable List<String> fields);
  }

  /** Hands all records of a chunk to a sink. */
  public void read(RecordChunk chunk, Sink sink) {
    int index = 0;
    while (index < chunk.records()) {
      int wrong = chunk.nextMisplacedQuote(index);
      readGood(chunk, index, wrong, sink);
      if (wrong < chunk.records()) {
        sink.accept(wrong, null);
      }
      index = wrong + 1;
    }
  }

  private void readGood(RecordChunk chunk, int first, int end, Sink sink) {
    if (first == end) {
      return;
    }
    int index = first;
    Iterator<String[]> records = records(chunk.bytes(), chunk.from(first), chunk.from(end));
    while (records.hasNext()) {
      sink.accept(index, Arrays.asList(records.next()));
      index++;
    }
    if (index != end) {
      throw new IllegalStateException(
          "%d records were found where %d were cut out, after record %d"
              .formatted(index - first, end - first, chunk.number(first) - 1));
    }
  }

  /**
   * The fields of one record; what {@link #read} has no fields for is divided as well as can be.
   */
  public List<String> ofRecord(byte[] record) {
    RecordScanner scanner = new RecordScanner(dialect, 0);
    scanner.next(record, 0, record.length);
    if (scanner.takeMisplacedQuote()) {
      return divide(record);
    }
    Iterator<String[]> records = records(record, 0, record.length);
    return records.hasNext() ? Arrays.asList(records.next()) : List.of();
  }

  /** At each delimiter that stands outside of quotes; the parts are left as they are. */
  private List<String> divide(byte[] record) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < record.length; i++) {
      if (record[i] == dialect.quoteByte()) {
        quoted = !quoted;
      } else if (record[i] == dialect.delimiterByte() && !quoted) {
        parts.add(new String(record, start, i - start, dialect.charset()));
        start = i + 1;
      }
    }
    parts.add(new String(record, start, record.length - start, dialect.charset()));
    return parts;
  }

  private Iterator<String[]> records(byte[] bytes, int from, int to) {
    // One byte is at most one character here, and one field or record at most all of them.
    int most = Math.max(1, to - from);
    StringArrayHandler handler =
        StringArrayHandler.builder()
            .maxFields(most + 1)
            .maxFieldSize(most)
            .maxRecordSize(most)
            .build();
    return CsvReader.builder()
        .fieldSeparator(dialect.delimiter())
        .quoteCharacter(dialect.quote())
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(Math.max(64 * 1024, most + 1))
        .build(
            handler,
            new InputStreamReader(
                new ByteArrayInputStream(bytes, from, to - from), dialect.charset()))
        .iterator();
  }
}
