package io.longhaul.activities.webhooks;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.workflows.webhooks.OperationData.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first rows of a rejects file: where and why, without what stood in them. */
final class RejectedRows {

  private static final int MOST = 20;

  /** How much of a file is looked at. */
  static final int HEAD = 1 << 20;

  private static final int LONGEST_COLUMN = 100;
  private static final int LONGEST_MESSAGE = 300;
  private static final Pattern HEADER = Pattern.compile("_row(.)_column\\1_code\\1_message");

  private RejectedRows() {}

  /** What can be read of the beginning of a file; nothing when it has another form. */
  static List<Row> of(InputStream file) throws IOException {
    String head = new String(file.readNBytes(HEAD), StandardCharsets.UTF_8);
    String text = head.startsWith("\uFEFF") ? head.substring(1) : head;
    Matcher header = HEADER.matcher(text);
    if (!header.find()) {
      return List.of();
    }
    char delimiter = header.group(1).charAt(0);
    List<Row> rows = read(text, delimiter, '"');
    return rows.isEmpty() ? read(text, delimiter, '\'') : rows;
  }

  private static List<Row> read(String text, char delimiter, char quote) {
    List<Row> rows = new ArrayList<>();
    if (delimiter == quote) {
      return rows;
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new StringReader(text))) {
      int first = -1;
      for (CsvRecord record : csv) {
        if (first < 0) {
          first = record.getFields().indexOf(HeaderMatch.REJECT_COLUMNS.getFirst());
          if (first < 0) {
            return rows;
          }
        } else if (rows.size() == MOST || !add(rows, record, first)) {
          return rows;
        }
      }
    } catch (CsvParseException e) {
      // The end of what was read, in the middle of a row; or another quote.
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static boolean add(List<Row> rows, CsvRecord record, int first) {
    if (record.getFieldCount() < first + HeaderMatch.REJECT_COLUMNS.size()) {
      return false;
    }
    String row = record.getField(first);
    if (!row.matches("[0-9]{1,18}")) {
      return false;
    }
    rows.add(
        new Row(
            Long.parseLong(row),
            cut(record.getField(first + 1), LONGEST_COLUMN),
            record.getField(first + 2),
            cut(record.getField(first + 3), LONGEST_MESSAGE)));
    return true;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
