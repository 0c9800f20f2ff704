package io.longhaul.datasets.records;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Small datasets for tests. */
final class Datasets {
  static final ColumnType TEXT = new ColumnType.Text(Bounds.none(), null, false);

  private Datasets() {}

  /** A dataset of one column named {@code value} that has no key. */
  static Dataset of(ColumnType type) {
    return of(List.of(new Column("value", "value", type, false, null, null)), List.of());
  }

  static Dataset of(List<Column> columns, List<String> key) {
    return new Dataset("test", TableName.of("test"), null, columns, key, List.of(""), List.of());
  }

  /** Required columns of these types, all of them the key. */
  static Dataset keyed(ColumnType... types) {
    List<Column> columns = new ArrayList<>();
    for (ColumnType type : types) {
      String name = "c" + columns.size();
      columns.add(new Column(name, name, type, true, null, null));
    }
    return of(columns, columns.stream().map(Column::name).toList());
  }

  static RecordParser parser(Dataset dataset) {
    return new RecordParser(dataset, HeaderMatch.positional(dataset));
  }

  /** Reads one value of this type: its text in PostgreSQL's form, or the code of the error. */
  static String read(ColumnType type, String field) {
    return reading(type).apply(field);
  }

  /** As {@link #read}, for many values of one type. */
  static UnaryOperator<String> reading(ColumnType type) {
    RecordParser parser = parser(of(type));
    return field ->
        switch (parser.parse(List.of(field))) {
          case Row row -> String.valueOf(row.value(0));
          case FieldError error -> error.code().name();
        };
  }
}
