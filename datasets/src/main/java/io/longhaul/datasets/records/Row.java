package io.longhaul.datasets.records;

import org.jspecify.annotations.Nullable;

/**
 * The values of a good record in the dataset's column order, each in PostgreSQL's own text form,
 * {@code null} for none.
 */
public final class Row implements ParsedRecord {
  private final @Nullable String[] values;

  Row(@Nullable String[] values) {
    this.values = values;
  }

  /**
   * The values themselves, not a copy: a row is made once, written once, and belongs to its reader.
   */
  public @Nullable String[] values() {
    return values;
  }

  /** The value of the column at this place of the dataset, from 0. */
  public @Nullable String value(int column) {
    return values[column];
  }
}
