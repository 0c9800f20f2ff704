package io.longhaul.datasets;

import java.util.Locale;
import java.util.Set;

/** A table of PostgreSQL, always with its schema, so that no search path decides where rows go. */
public record TableName(String schema, String name) {
  private static final Set<String> FOREIGN_SCHEMAS = Set.of("longhaul", "information_schema");

  /**
   * @throws IllegalArgumentException if a part is not an identifier, or names a schema that belongs
   *     to PostgreSQL or to Longhaul's own ledger
   */
  public TableName {
    SqlIdentifier.checked("schema", schema);
    SqlIdentifier.checked("table", name);
    if (FOREIGN_SCHEMAS.contains(schema) || schema.toLowerCase(Locale.ROOT).startsWith("pg_")) {
      throw new IllegalArgumentException(
          "The schema '"
              + schema
              + "' holds tables of PostgreSQL or of Longhaul itself; no dataset may write there.");
    }
  }

  /** Reads {@code table} (in schema {@code public}) or {@code schema.table}. */
  public static TableName of(String text) {
    int dot = text.indexOf('.');
    if (text.indexOf('.', dot + 1) >= 0 && dot >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' has more than one dot; a table is written table or schema.table.");
    }
    return dot < 0
        ? new TableName("public", text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  /** The name as SQL text, quoted. */
  public String quoted() {
    return SqlIdentifier.quoted(schema) + "." + SqlIdentifier.quoted(name);
  }

  /** The short form that {@link #of} reads. */
  @Override
  public String toString() {
    return schema.equals("public") ? name : schema + "." + name;
  }
}
