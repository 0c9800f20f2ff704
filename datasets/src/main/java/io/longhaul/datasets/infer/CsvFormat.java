package io.longhaul.datasets.infer;

import java.nio.charset.Charset;

/**
 * How a CSV file is written.
 *
 * @param byteOrderMark whether the file starts with one
 */
public record CsvFormat(Charset charset, boolean byteOrderMark, char delimiter, char quote) {

  /** The delimiter as it can be shown to a person. */
  public String delimiterName() {
    return delimiter == '\t' ? "tab" : "'" + delimiter + "'";
  }
}
