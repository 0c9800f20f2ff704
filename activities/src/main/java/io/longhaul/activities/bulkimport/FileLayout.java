package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.CsvDialect;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.workflows.bulkimport.CsvFormat;

/**
 * How a file is written and which of its columns are the dataset's.
 *
 * @param header whether its first record names the columns
 * @param columns where the dataset's columns are
 * @param start offset of the first record, a byte order mark left out; the header's, if there is
 *     one
 * @param dataStart offset of the first record that is not the header
 */
record FileLayout(
    CsvDialect dialect, boolean header, HeaderMatch.Matched columns, int start, int dataStart) {

  /** The same as a client would declare it, with every member filled in. */
  CsvFormat format() {
    return new CsvFormat(
        String.valueOf(dialect.delimiter()),
        String.valueOf(dialect.quote()),
        dialect.charset().name(),
        header);
  }
}
