package io.longhaul.datasets.records;

/**
 * The first error of a record.
 *
 * @param column the file's name of the column, empty when it is the record as a whole
 * @param message names the value, shortened to 80 characters, and what is allowed
 */
public record FieldError(String column, FieldErrorCode code, String message)
    implements ParsedRecord {}
