package io.longhaul.datasets.records;

/** Why a file's header does not fit a dataset; the names are stable. */
public enum HeaderErrorCode {
  HEADER_MISSING,
  HEADER_WRONG_DELIMITER,
  HEADER_COLUMN_MISSING,
  HEADER_COLUMN_DOUBLED,
  HEADER_COLUMN_UNKNOWN
}
