package io.longhaul.datasets.records;

/** What became of a record: a row for the table, or the first error in it. */
public sealed interface ParsedRecord permits Row, FieldError {}
