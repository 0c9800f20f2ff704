package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.CsvDialect;
import io.longhaul.activities.csv.CsvFields;
import io.longhaul.activities.csv.RecordScanner;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** The beginning of a file, so much that a record of allowed length is whole. */
final class FileHead {

  private static final int BINARY_SAMPLE = 4096;

  private final byte[] bytes;
  private final int start;

  private FileHead(byte[] bytes, int start) {
    this.bytes = bytes;
    this.start = start;
  }

  static FileHead of(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return new FileHead(bytes, marked ? 3 : 0);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The offset behind the byte order mark, 0 when there is none. */
  int start() {
    return start;
  }

  boolean hasUtf8Mark() {
    return start > 0;
  }

  /** Whether it begins with the byte order mark of UTF-16 (either order). */
  boolean hasUtf16Mark() {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }

  /**
   * Where the first NUL byte is, if there are as many as only UTF-16 or no text at all has; or -1.
   */
  int manyNuls() {
    int sample = Math.min(bytes.length, BINARY_SAMPLE);
    int first = -1;
    int count = 0;
    for (int i = 0; i < sample; i++) {
      if (bytes[i] == 0) {
        first = first < 0 ? i : first;
        count++;
      }
    }
    return count > 4 && count * 8 > sample ? first : -1;
  }

  boolean isBlank() {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] != '\r' && bytes[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Where the first record ends, behind its line break; the length when it does not end before. */
  int firstRecordEnd(CsvDialect dialect) {
    int end = new RecordScanner(dialect, start).next(bytes, start, bytes.length);
    if (end < 0) {
      return bytes.length;
    }
    // Of a CRLF the scanner has taken the CR.
    return end < bytes.length && bytes[end - 1] == '\r' && bytes[end] == '\n' ? end + 1 : end;
  }

  /** The fields of the first record. */
  List<String> firstRecord(CsvDialect dialect) {
    byte[] record = Arrays.copyOfRange(bytes, start, firstRecordEnd(dialect));
    return new CsvFields(dialect).ofRecord(record);
  }

  /** The first record as text, shortened. */
  String excerpt(Charset charset) {
    String text = new String(bytes, start, Math.min(60, bytes.length - start), charset);
    return text.lines().findFirst().orElse("");
  }
}
