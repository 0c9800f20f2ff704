package io.longhaul.datasets.records;

/** Why a file's header does not fit a dataset; the names are stable. */
public enum HeaderErrorCode {
  HEADER_MISSING,
  DELIMITER_MISMATCH,
  HEADER_INCOMPLETE,
  HEADER_DUPLICATE,
  HEADER_UNKNOWN
}
