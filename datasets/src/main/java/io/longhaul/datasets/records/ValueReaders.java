package io.longhaul.datasets.records;

import io.longhaul.datasets.ColumnType;

/** The reader that belongs to each type. */
final class ValueReaders {
  private ValueReaders() {}

  /**
   * @throws IllegalArgumentException if a pattern of the type cannot be used
   */
  static ValueReader of(ColumnType type) {
    return switch (type) {
      case ColumnType.Text text -> new TextReader(text);
      case ColumnType.IntegerNumber number -> new IntegerReader(number);
      case ColumnType.DecimalNumber number -> new DecimalReader(number);
      case ColumnType.Bool bool -> new BooleanReader(bool);
      case ColumnType.Date date -> new DateReader(date);
      case ColumnType.Timestamp timestamp -> new TimestampReader(timestamp);
      case ColumnType.Uuid uuid -> new UuidReader();
      case ColumnType.OneOf oneOf -> new OneOfReader(oneOf);
    };
  }
}
