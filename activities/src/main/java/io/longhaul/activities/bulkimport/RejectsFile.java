package io.longhaul.activities.bulkimport;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.longhaul.activities.csv.CsvDialect;
import io.longhaul.activities.csv.CsvFields;
import io.longhaul.datasets.records.HeaderMatch;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The form of rejects files: the columns of the file as they were, then four that say where and
 * why; in UTF-8, with delimiter and quote of the file, and a header in any case.
 */
final class RejectsFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvDialect dialect;
  private final CsvFields fields;
  private final List<String> header;
  // A file of corrected rejects has the four columns already: they are written anew.
  private final int[] kept;

  private RejectsFile(FileLayout layout) {
    Set<String> own = Set.copyOf(HeaderMatch.REJECT_COLUMNS);
    dialect = layout.dialect();
    fields = new CsvFields(dialect);
    header = layout.columns().header();
    kept = IntStream.range(0, header.size()).filter(i -> !own.contains(header.get(i))).toArray();
  }

  static RejectsFile like(FileLayout layout) {
    return new RejectsFile(layout);
  }

  /** Starts writing; spreadsheets take it for UTF-8 only with a byte order mark. */
  Rows begin(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(dialect.quote())
            .lineDelimiter(LineDelimiter.CRLF)
            .build(writer);
    csv.writeRecord(with(select(header), HeaderMatch.REJECT_COLUMNS));
    return new Rows(csv);
  }

  private List<String> select(List<String> record) {
    List<String> cells = new ArrayList<>();
    for (int index : kept) {
      cells.add(index < record.size() ? record.get(index) : "");
    }
    return cells;
  }

  private static List<String> with(List<String> cells, List<String> more) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(more);
    return all;
  }

  /** The rows of a file that is being written. */
  final class Rows implements AutoCloseable {
    private final CsvWriter csv;

    private Rows(CsvWriter csv) {
      this.csv = csv;
    }

    void add(Reject reject) {
      List<String> record = fields.ofRecord(reject.raw());
      List<String> cells =
          with(
              select(record),
              List.of(
                  Long.toString(reject.record()),
                  reject.column(),
                  reject.code(),
                  reject.message()));
      // What has no column stands behind: then the row is refused again until somebody decides.
      csv.writeRecord(
          with(cells, record.subList(Math.min(header.size(), record.size()), record.size())));
    }

    void flush() throws IOException {
      csv.flush();
    }

    @Override
    public void close() throws IOException {
      csv.close();
    }
  }
}
