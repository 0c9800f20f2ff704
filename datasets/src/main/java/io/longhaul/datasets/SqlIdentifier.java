package io.longhaul.datasets;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What may name a schema, a table or a column in PostgreSQL here, and how it is written in SQL. */
final class SqlIdentifier {
  /** NAMEDATALEN - 1: PostgreSQL cuts longer names silently. */
  private static final int MAX_BYTES = 63;

  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private SqlIdentifier() {}

  /**
   * Refuses what PostgreSQL would cut, and what nobody writes on purpose.
   *
   * @throws IllegalArgumentException with what is wrong and what is allowed
   */
  static String checked(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The name of the " + what + " is empty.");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "The name of the %s '%s' is longer than %d bytes, the limit of PostgreSQL."
              .formatted(what, text, MAX_BYTES));
    }
    if (!text.equals(text.strip())
        || text.chars().anyMatch(c -> c == '"' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "The name of the %s '%s' may contain no double quote, no control character and no space at its ends."
              .formatted(what, text));
    }
    return text;
  }

  /** As {@link #checked}; the columns that every table has already are refused too. */
  static String checkedColumn(String name) {
    if (SYSTEM_COLUMNS.contains(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' is a system column, which every table of PostgreSQL has already.");
    }
    return checked("column", name);
  }

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
