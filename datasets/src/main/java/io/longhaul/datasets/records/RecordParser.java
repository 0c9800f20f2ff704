package io.longhaul.datasets.records;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of a record into a row of the dataset's table, or says what is wrong with it.
 * Thread-safe.
 */
public final class RecordParser {
  private final FieldReader[] readers;
  private final int[] positions;
  private final int[] key;
  private final int width;

  /**
   * @throws IllegalArgumentException if the dataset has patterns or defaults that cannot be used;
   *     one that was read from a file has none such
   */
  public RecordParser(Dataset dataset, HeaderMatch.Matched header) {
    readers =
        dataset.columns().stream()
            .map(column -> new FieldReader(dataset, column))
            .toArray(FieldReader[]::new);
    positions = header.positions().stream().mapToInt(Integer::intValue).toArray();
    List<String> names = dataset.columns().stream().map(Column::name).toList();
    key = dataset.key().stream().mapToInt(names::indexOf).toArray();
    width = header.header().size();
  }

  /**
   * Checks and converts one record; of several errors the first in the dataset's column order is
   * named.
   */
  public ParsedRecord parse(List<String> fields) {
    if (fields.size() != width) {
      return wrongWidth(fields);
    }
    @Nullable String[] values = new @Nullable String[readers.length];
    for (int i = 0; i < readers.length; i++) {
      String field = fields.get(positions[i]);
      if (!readers[i].read(field, values, i)) {
        return readers[i].error(field);
      }
    }
    return new Row(values);
  }

  /**
   * What makes this row the same as another: equal if and only if PostgreSQL finds the key columns
   * equal (deterministic collation). {@code null} for append-only datasets.
   */
  public @Nullable String key(Row row) {
    if (key.length == 1) {
      return keyPart(row, key[0]);
    }
    if (key.length == 0) {
      return null;
    }
    StringBuilder joined = new StringBuilder();
    for (int column : key) {
      String part = keyPart(row, column);
      joined.append(part.length()).append(':').append(part);
    }
    return joined.toString();
  }

  private String keyPart(Row row, int column) {
    return readers[column].keyPart(
        Objects.requireNonNull(row.value(column), "key columns are required"));
  }

  private FieldError wrongWidth(List<String> fields) {
    boolean few = fields.size() < width;
    return new FieldError(
        "",
        few ? FieldErrorCode.TOO_FEW_FIELDS : FieldErrorCode.TOO_MANY_FIELDS,
        "The record has %d fields and the header %d; it starts with '%s'. %s"
            .formatted(
                fields.size(),
                width,
                fields.isEmpty() ? "" : Excerpt.of(fields.getFirst()),
                few
                    ? "Fields without a value need their delimiter too."
                    : "A field that contains the delimiter has to be quoted."));
  }
}
