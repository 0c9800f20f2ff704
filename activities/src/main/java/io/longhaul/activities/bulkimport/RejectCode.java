package io.longhaul.activities.bulkimport;

import java.util.Map;

/**
 * Why the database, or the policy for duplicates, refused a record; what is wrong with single
 * fields has the codes of {@link io.longhaul.datasets.records.FieldErrorCode}. The names are stable
 * and stand in rejects files.
 */
enum RejectCode {
  /** The key is in the table or earlier in the file, and {@code onDuplicate} is reject. */
  DUPLICATE_KEY,
  /** Something stands between a closing quote and the next delimiter. */
  QUOTE_MISPLACED,
  FOREIGN_KEY_VIOLATED,
  CHECK_VIOLATED,
  UNIQUE_VIOLATED,
  NOT_NULL_VIOLATED,
  EXCLUSION_VIOLATED,
  /** Another integrity constraint (SQLSTATE class 23). */
  CONSTRAINT_VIOLATED,
  /** The table's column is shorter than the dataset allows. */
  VALUE_TOO_LONG,
  /** The table's column is narrower than the dataset allows. */
  VALUE_OUT_OF_RANGE,
  /** The table's column does not take the value for another reason (SQLSTATE class 22). */
  VALUE_REFUSED,
  /** A trigger of the table raised an exception (SQLSTATE P0001). */
  TRIGGER_REFUSED;

  private static final Map<String, RejectCode> BY_STATE =
      Map.of(
          "23503", FOREIGN_KEY_VIOLATED,
          "23001", FOREIGN_KEY_VIOLATED,
          "23514", CHECK_VIOLATED,
          "44000", CHECK_VIOLATED,
          "23505", UNIQUE_VIOLATED,
          "23502", NOT_NULL_VIOLATED,
          "23P01", EXCLUSION_VIOLATED,
          "22001", VALUE_TOO_LONG,
          "22003", VALUE_OUT_OF_RANGE,
          "P0001", TRIGGER_REFUSED);

  // Two rows of one statement turned out to have the same key in the eyes of the database.
  private static final String SAME_ROW_TWICE = "21000";

  /** Whether an error is that of some record, so that the others may go on without it. */
  static boolean blamesRecord(String state) {
    return state.startsWith("22")
        || state.startsWith("23")
        || BY_STATE.containsKey(state)
        || state.equals(SAME_ROW_TWICE);
  }

  static RejectCode ofState(String state) {
    RejectCode other = state.startsWith("23") ? CONSTRAINT_VIOLATED : VALUE_REFUSED;
    return BY_STATE.getOrDefault(state, other);
  }
}
