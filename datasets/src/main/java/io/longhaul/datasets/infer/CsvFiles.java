package io.longhaul.datasets.infer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.longhaul.datasets.infer.CharsetDetector.Detected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens CSV files as characters and as records, with memory limited whatever stands in them. */
final class CsvFiles {
  static final char QUOTE = '"';
  static final int MAX_RECORD_CHARACTERS = 1 << 24;
  private static final int HEAD_CHARACTERS = 1 << 16;

  private CsvFiles() {}

  static CsvReader.CsvReaderBuilder reader(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .quoteCharacter(QUOTE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(MAX_RECORD_CHARACTERS);
  }

  /** The characters of a file after its byte order mark. */
  static Reader open(Path file, Detected detected) throws IOException {
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(detected.markBytes());
    var decoder =
        detected
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new BufferedReader(new InputStreamReader(in, decoder), HEAD_CHARACTERS);
  }

  static String head(Path file, Detected detected) throws IOException {
    try (Reader reader = open(file, detected)) {
      char[] head = new char[HEAD_CHARACTERS];
      int count = 0;
      for (int n = 0;
          n >= 0 && count < head.length;
          n = reader.read(head, count, head.length - count)) {
        count += n;
      }
      return new String(head, 0, count);
    }
  }
}
