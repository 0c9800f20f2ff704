package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.CharsetCheck;
import io.longhaul.activities.csv.Charsets;
import io.longhaul.activities.csv.CsvDialect;
import io.longhaul.datasets.Dataset;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.operation.ErrorCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds out how a file is written: what the client declared holds, the rest is looked for. */
final class LayoutFinder {

  private static final CsvFormat UNDECLARED = new CsvFormat(null, null, null, null);

  private final Dataset dataset;
  private final CsvFormat declared;

  LayoutFinder(Dataset dataset, @Nullable CsvFormat declared) {
    this.dataset = dataset;
    this.declared = declared == null ? UNDECLARED : declared;
  }

  /**
   * Looks at the beginning of a file.
   *
   * @throws ImportProblem if it is not what was declared, or not what the dataset needs
   */
  FileLayout find(FileHead head) {
    if (head.bytes().length == 0) {
      throw new ImportProblem(
          ErrorCode.FILE_EMPTY, "The file has no bytes at all. Upload one that has records.");
    }
    Charset charset = charset(head);
    if (head.isBlank()) {
      throw new ImportProblem(
          ErrorCode.FILE_EMPTY, "The file has only empty lines. Upload one that has records.");
    }
    boolean header = !Boolean.FALSE.equals(declared.header());
    DelimiterFinder delimiters = new DelimiterFinder(dataset, head, header);
    CsvDialect dialect = delimiters.find(charset, quote(), declared.delimiter());
    HeaderCheck check = new HeaderCheck(dataset);
    return new FileLayout(
        dialect,
        header,
        header ? check.named(head.firstRecord(dialect)) : check.positional(),
        head.start(),
        header ? head.firstRecordEnd(dialect) : head.start());
  }

  private char quote() {
    String quote = declared.quote();
    return quote == null ? '"' : quote.charAt(0);
  }

  private Charset charset(FileHead head) {
    if (head.hasUtf16Mark()) {
      throw wrongCharset(
          "The file begins with the byte order mark of UTF-16 at byte offset 0. Save it as UTF-8.");
    }
    int nul = head.manyNuls();
    if (nul >= 0) {
      throw wrongCharset(
          "The file is full of NUL bytes, the first at byte offset "
              + nul
              + ", as UTF-16 or UTF-32 is. Save it as UTF-8.");
    }
    Charset charset = declaredCharset(head);
    long wrong = CharsetCheck.of(charset).next(head.bytes(), head.start(), head.bytes().length);
    if (wrong != CharsetCheck.NONE) {
      throw wrongByte(charset, head.start() + wrong, head.bytes()[head.start() + (int) wrong]);
    }
    return charset;
  }

  private Charset declaredCharset(FileHead head) {
    String name = declared.charset();
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    Charset charset = Charsets.find(name);
    if (charset == null) {
      throw wrongCharset(
          "The character set '"
              + name
              + "' is unknown or not supported. Supported are "
              + Charsets.SUPPORTED
              + ".");
    }
    if (head.hasUtf8Mark() && !charset.equals(StandardCharsets.UTF_8)) {
      throw wrongCharset(
          "The file begins with the byte order mark of UTF-8 at byte offset 0, but "
              + charset.name()
              + " was declared. Leave format.charset out.");
    }
    return charset;
  }

  /** For a byte of the file that is not in its character set. */
  static ImportProblem wrongByte(Charset charset, long offset, byte value) {
    return wrongCharset(
        "The byte 0x%02X at byte offset %d is not %s. %s"
            .formatted(
                value & 0xFF,
                offset,
                charset.name(),
                charset.equals(StandardCharsets.UTF_8)
                    ? "Save the file as UTF-8, or declare its character set in format.charset, such as windows-1252."
                    : "Declare the character set that the file is in, in format.charset."));
  }

  private static ImportProblem wrongCharset(String message) {
    return new ImportProblem(ErrorCode.CHARSET_MISMATCH, message);
  }
}
