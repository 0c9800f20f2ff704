package io.longhaul.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of a dataset's table, for PostgreSQL 14 and newer. */
public final class TableSql {
  private TableSql() {}

  /**
   * The statements that make the table with its key, and its schema where that is not {@code
   * public}; each is safe to repeat.
   */
  public static String createTable(Dataset dataset) {
    List<String> lines = new ArrayList<>();
    for (Column column : dataset.columns()) {
      lines.add(
          "  "
              + column.quotedName()
              + " "
              + column.type().sqlType()
              + (column.required() ? " NOT NULL" : ""));
    }
    if (!dataset.appendOnly()) {
      lines.add(
          "  PRIMARY KEY ("
              + dataset.key().stream().map(SqlIdentifier::quoted).collect(Collectors.joining(", "))
              + ")");
    }
    TableName table = dataset.table();
    String schema =
        table.schema().equals("public")
            ? ""
            : "CREATE SCHEMA IF NOT EXISTS " + SqlIdentifier.quoted(table.schema()) + ";\n";
    return schema
        + "CREATE TABLE IF NOT EXISTS "
        + table.quoted()
        + " (\n"
        + String.join(",\n", lines)
        + "\n);\n";
  }
}
