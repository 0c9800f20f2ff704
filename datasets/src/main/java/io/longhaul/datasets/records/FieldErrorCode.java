package io.longhaul.datasets.records;

/** Why a record was rejected; the names are stable and stand in rejects files. */
public enum FieldErrorCode {
  FIELD_REQUIRED,
  KEY_EMPTY,
  FIELD_NOT_INTEGER,
  FIELD_NOT_DECIMAL,
  FIELD_NOT_BOOLEAN,
  FIELD_NOT_DATE,
  FIELD_NOT_TIMESTAMP,
  FIELD_NOT_UUID,
  FIELD_NOT_ONE_OF,
  FIELD_TOO_LONG,
  FIELD_TOO_SHORT,
  FIELD_OUT_OF_RANGE,
  FIELD_PATTERN_MISMATCH,
  FIELD_HAS_NUL,
  TOO_FEW_FIELDS,
  TOO_MANY_FIELDS
}
