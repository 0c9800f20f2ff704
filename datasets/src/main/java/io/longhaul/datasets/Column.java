package io.longhaul.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column: where its values stand in the file, where they go, and what they may be.
 *
 * @param header its name in the file's header
 * @param name its name in the table
 * @param required whether a record without a value is rejected
 * @param defaultText what is read instead of a missing value, in the form of the file
 * @param nullTexts which texts mean that there is no value; {@code null} is what the dataset says
 */
public record Column(
    String header,
    String name,
    ColumnType type,
    boolean required,
    @Nullable String defaultText,
    @Nullable List<String> nullTexts) {

  /**
   * @throws IllegalArgumentException if the name is no identifier of PostgreSQL
   */
  public Column {
    SqlIdentifier.checkedColumn(name);
    if (header.isBlank()) {
      throw new IllegalArgumentException("The header of the column '" + name + "' is blank.");
    }
    nullTexts = nullTexts == null ? null : List.copyOf(nullTexts);
  }

  /** The name as SQL text, quoted. */
  public String quotedName() {
    return SqlIdentifier.quoted(name);
  }
}
