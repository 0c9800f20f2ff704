package io.longhaul.datasets.records;

import io.longhaul.datasets.Dataset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of a record into a row of the dataset's table, or says what is wrong with it.
 * Thread-safe.
 */
public final class RecordParser {
  private final Dataset dataset;
  private final HeaderMatch.Matched header;

  public RecordParser(Dataset dataset, HeaderMatch.Matched header) {
    this.dataset = dataset;
    this.header = header;
  }

  /** Checks and converts one record. */
  public ParsedRecord parse(List<String> fields) {
    if (fields.size() < header.header().size()) {
      return new FieldError("", FieldErrorCode.TOO_FEW_FIELDS, "The record has too few fields.");
    }
    @Nullable String[] values = new @Nullable String[dataset.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(header.positions().get(i));
    }
    return new Row(values);
  }

  /**
   * What makes this row the same as another: equal if and only if PostgreSQL finds the key columns
   * equal (deterministic collation). {@code null} for append-only datasets.
   */
  public @Nullable String key(Row row) {
    return dataset.appendOnly() ? null : row.value(0);
  }
}
