package io.longhaul.datasets.records;

/**
 * One thing that is wrong with a file's header.
 *
 * @param column the header cell meant, empty for the header as a whole
 * @param message what is wrong and what is expected
 */
public record HeaderError(HeaderErrorCode code, String column, String message) {}
