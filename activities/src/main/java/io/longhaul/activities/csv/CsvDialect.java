package io.longhaul.activities.csv;

import java.nio.charset.Charset;

/**
 * How a file is written, as far as dividing it goes.
 *
 * @param delimiter between fields; one byte in the character set
 * @param quote around fields; one byte in the character set
 * @param charset of the fields; ASCII-compatible, see {@link Charsets}
 */
public record CsvDialect(char delimiter, char quote, Charset charset) {

  /**
   * @throws IllegalArgumentException if the two cannot be told apart, or are not one byte each
   */
  public CsvDialect {
    requireOneByte("delimiter", delimiter, charset);
    requireOneByte("quote", quote, charset);
    if (delimiter == quote) {
      throw new IllegalArgumentException("Delimiter and quote are the same character.");
    }
  }

  byte delimiterByte() {
    return String.valueOf(delimiter).getBytes(charset)[0];
  }

  byte quoteByte() {
    return String.valueOf(quote).getBytes(charset)[0];
  }

  private static void requireOneByte(String what, char character, Charset charset) {
    String text = String.valueOf(character);
    byte[] bytes = text.getBytes(charset);
    boolean readable = bytes.length == 1 && new String(bytes, charset).equals(text);
    if (!readable || character == '\r' || character == '\n' || character == 0) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " '"
              + character
              + "' cannot be used: it has to be one byte in "
              + charset.name()
              + " and no line break.");
    }
  }
}
