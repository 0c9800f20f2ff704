package io.longhaul.datasets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of records: which file columns go where, what they may contain and what makes a record
 * the same as another.
 *
 * @param name what callers write; in a directory, the file's name without its suffix
 * @param key names of the table's columns that identify a row; empty is append-only
 * @param nullTexts which texts mean that there is no value, unless a column says otherwise
 * @param ignoredHeaders file columns that are known and left out
 */
public record Dataset(
    String name,
    TableName table,
    @Nullable String description,
    List<Column> columns,
    List<String> key,
    List<String> nullTexts,
    List<String> ignoredHeaders) {

  /**
   * @throws IllegalArgumentException if columns are missing or doubled, or the key is not made of
   *     required columns
   */
  public Dataset {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    nullTexts = List.copyOf(nullTexts);
    ignoredHeaders = List.copyOf(ignoredHeaders);
    requireDistinct(columns.stream().map(Column::name).toList(), "column");
    requireDistinct(key, "key column");
    for (String part : key) {
      if (columns.stream().noneMatch(column -> column.name().equals(part) && column.required())) {
        throw new IllegalArgumentException(
            "The key column '" + part + "' of '" + name + "' is no required column of it.");
      }
    }
  }

  /** Whether records have no key, so that each one becomes a row of its own. */
  public boolean appendOnly() {
    return key.isEmpty();
  }

  /** The column of this name in the table, or {@code null}. */
  public @Nullable Column column(String databaseName) {
    return columns.stream()
        .filter(column -> column.name().equals(databaseName))
        .findFirst()
        .orElse(null);
  }

  /** The column of this name in the file's header, or {@code null}. */
  public @Nullable Column columnOfHeader(String header) {
    return columns.stream()
        .filter(column -> column.header().equals(header))
        .findFirst()
        .orElse(null);
  }

  /** Which texts mean no value in this column of this dataset. */
  public List<String> nullTextsOf(Column column) {
    return column.nullTexts() == null ? nullTexts : column.nullTexts();
  }

  private static void requireDistinct(List<String> names, String what) {
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      if (!seen.add(each)) {
        throw new IllegalArgumentException("The " + what + " '" + each + "' is there twice.");
      }
    }
  }
}
