package io.longhaul.e2e.workload;

import java.util.List;

/**
 * One record of a generated file.
 *
 * @param fields as they stand in the file, before quoting
 */
record Entry(List<String> fields, Fate fate) {

  /** What has to become of a record, apart from duplicates. */
  enum Fate {
    /** It is applied. */
    GOOD,
    /** Its text is not what the dataset asks for. */
    UNREADABLE,
    /** The database has a rule of its own that refuses it. */
    REFUSED_BY_DATABASE
  }

  /** The names in the header, and of the table's columns. */
  static final List<String> COLUMNS =
      List.of("region", "number", "file", "line", "amount", "opened", "note");

  private static final int REGION = 0;
  private static final int NUMBER = 1;
  private static final int FILE = 2;
  private static final int LINE = 3;

  /** What tells this record's row from others in a table of the shape. */
  String key(Shape shape) {
    return switch (shape) {
      case SINGLE_KEY -> fields.get(NUMBER);
      case COMPOSITE_KEY -> fields.get(REGION) + "|" + fields.get(NUMBER);
      case APPEND_ONLY -> fields.get(FILE) + "|" + fields.get(LINE);
    };
  }

  /** The row that it becomes, in the form in which {@link TableCheck} reads rows. */
  String row() {
    return String.join("|", fields);
  }
}
