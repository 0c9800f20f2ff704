package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.CharsetCheck;
import io.longhaul.activities.csv.RecordScanner;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the records of a file as it passes by, and finds what no record can be blamed for. */
final class RecordCensus {

  private final FileLayout layout;
  private final int recordLimit;
  private final CharsetCheck charset;
  private final RecordScanner scanner;
  private long records;
  private long offset;
  private @Nullable ImportProblem tooLong;

  RecordCensus(FileLayout layout, int recordLimit) {
    this.layout = layout;
    this.recordLimit = recordLimit;
    this.charset = CharsetCheck.of(layout.dialect().charset());
    this.scanner = new RecordScanner(layout.dialect(), layout.start());
  }

  /**
   * Takes the next bytes.
   *
   * @throws ImportProblem if one of them is not in the character set
   */
  void next(byte[] bytes, int count) {
    // The byte order mark is in the first bytes, whole.
    int from = offset < layout.start() ? layout.start() : 0;
    long wrong = charset.next(bytes, from, count);
    if (wrong != CharsetCheck.NONE) {
      long at = layout.start() + wrong;
      int index = (int) Math.max(0, at - offset);
      throw LayoutFinder.wrongByte(layout.dialect().charset(), at, bytes[index]);
    }
    scan(bytes, from, count);
    offset += count;
  }

  private void scan(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int end = scanner.next(bytes, at, to);
      boolean any = end >= 0 || scanner.inRecord();
      if (any && scanner.recordLength() > recordLimit && tooLong == null) {
        tooLong = tooLong();
      }
      if (end < 0) {
        return;
      }
      records++;
      at = end;
    }
  }

  /**
   * Takes the end of the file.
   *
   * @throws ImportProblem if a quote is still open, or a record was too long
   */
  void end() {
    long wrong = charset.end();
    if (wrong != CharsetCheck.NONE) {
      throw new ImportProblem(
          ErrorCode.CHARSET_MISMATCH,
          "The file ends in the middle of a character that begins at byte offset "
              + (layout.start() + wrong)
              + ". It seems to be cut off: upload it again.");
    }
    if (scanner.inQuotes()) {
      throw unterminated();
    }
    if (tooLong != null) {
      throw tooLong;
    }
    if (scanner.inRecord()) {
      records++;
    }
  }

  /** The records that were found, the header not counted. */
  long records() {
    return layout.header() ? Math.max(0, records - 1) : records;
  }

  private ImportProblem unterminated() {
    String where = position(scanner.quoteLine(), scanner.quoteStart());
    return new ImportProblem(
        ErrorCode.QUOTE_UNTERMINATED,
        "The quote that opens in "
            + where
            + ", is never closed. Close it, or declare another quote in format.quote.",
        List.of(new ErrorDetail(where, "This quote is never closed.", null)));
  }

  private ImportProblem tooLong() {
    String where = position(scanner.recordLine(), scanner.recordStart());
    return new ImportProblem(
        ErrorCode.RECORD_TOO_LONG,
        "The record that begins in "
            + where
            + ", is longer than "
            + recordLimit
            + " bytes. A quote may be open there; else the record has to be shortened.",
        List.of(new ErrorDetail(where, "Too long.", "at most " + recordLimit + " bytes")));
  }

  private String position(long line, long at) {
    long number = records + (layout.header() ? 0 : 1);
    String record = number == 0 ? "the header" : "record " + number;
    return record + ", line " + line + ", byte offset " + at;
  }
}
