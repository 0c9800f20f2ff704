package io.longhaul.workflows.bulkimport;

import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written; what is null is found out.
 *
 * @param delimiter one character
 * @param quote one character
 * @param charset an IANA name
 * @param header whether the first record names the columns; null means true
 */
public record CsvFormat(
    @Nullable String delimiter,
    @Nullable String quote,
    @Nullable String charset,
    @Nullable Boolean header) {}
