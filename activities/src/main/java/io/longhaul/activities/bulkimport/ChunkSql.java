package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.TargetTable.TargetColumn;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that bring the rows of a chunk into a table. */
final class ChunkSql {

  private static final String STAGING = "pg_temp.longhaul_chunk";
  private static final String RANGE = " WHERE s.o >= ? AND s.o < ?";

  private final Dataset dataset;
  private final List<String> values = new ArrayList<>();
  private final List<String> stagingTypes = new ArrayList<>();
  private final String apply;
  private final int ranges;

  ChunkSql(Dataset dataset, TargetTable table, OnDuplicate policy) {
    this.dataset = dataset;
    for (Column column : dataset.columns()) {
      TargetColumn target = table.column(column.name());
      addColumn(column, target == null ? column.type().sqlType() : target.type(), target);
    }
    this.apply = apply(policy);
    this.ranges = apply.contains("$and") ? 2 : 1;
  }

  /** A value whose type is the table's own is staged in it; any other is text until it is cast. */
  private void addColumn(Column column, String type, @Nullable TargetColumn target) {
    String staged = "s.c" + values.size();
    boolean same = type.equals(column.type().sqlType());
    stagingTypes.add(same ? type : "text");
    // Without length or precision, so that what does not fit is an error and not cut.
    values.add(same || target == null ? staged : staged + "::" + target.bareType());
  }

  /** Makes the session's table for chunks; it is empty again after each transaction. */
  String createStaging() {
    StringBuilder columns = new StringBuilder("o integer NOT NULL");
    for (int i = 0; i < stagingTypes.size(); i++) {
      columns.append(", c").append(i).append(' ').append(stagingTypes.get(i));
    }
    return "CREATE TEMPORARY TABLE longhaul_chunk (" + columns + ") ON COMMIT DELETE ROWS";
  }

  String copy() {
    return "COPY " + STAGING + " FROM STDIN";
  }

  String createIndex() {
    return "CREATE INDEX longhaul_chunk_o ON " + STAGING + " (o)";
  }

  String dropIndex() {
    return "DROP INDEX pg_temp.longhaul_chunk_o";
  }

  /** How many times the statement for a range names its two parameters. */
  int ranges() {
    return ranges;
  }

  /**
   * Applies all rows, or those of a range of ordinals (parameters: from, to exclusive, as often as
   * {@link #ranges} says). Gives one row: how many were inserted, how many updated, and the
   * ordinals of duplicates if the policy is to reject them.
   */
  String apply(boolean range) {
    return apply
        .replace("$range", range ? RANGE : "")
        .replace("$and", range ? RANGE + " AND" : " WHERE");
  }

  private String apply(OnDuplicate policy) {
    if (dataset.appendOnly()) {
      return counted(insert() + " RETURNING 1");
    }
    String conflict = insert() + " ON CONFLICT (" + join(key(), Column::quotedName) + ") DO ";
    return switch (policy) {
      case SKIP -> counted(conflict + "NOTHING RETURNING 1");
      case UPDATE ->
          with(
              conflict
                  + "UPDATE SET "
                  + assignments()
                  // Zero only in a row version that this statement did not make of another.
                  + " RETURNING existing.xmax = 0 AS fresh",
              "SELECT count(*) FILTER (WHERE fresh), count(*) FILTER (WHERE NOT fresh), NULL::int[]"
                  + " FROM applied");
      case REJECT ->
          with(
              conflict + "NOTHING RETURNING " + join(key(), Column::quotedName),
              "SELECT (SELECT count(*) FROM applied), 0, ARRAY(SELECT s.o FROM "
                  + STAGING
                  + " s$and NOT EXISTS (SELECT FROM applied a WHERE "
                  + key().stream()
                      .map(column -> "a." + column.quotedName() + " = " + value(column))
                      .collect(Collectors.joining(" AND "))
                  + "))");
    };
  }

  private String insert() {
    return "INSERT INTO "
        + dataset.table().quoted()
        + " AS existing ("
        + join(dataset.columns(), Column::quotedName)
        + ") SELECT "
        + String.join(", ", values)
        + " FROM "
        + STAGING
        + " s$range";
  }

  private static String counted(String insert) {
    return with(insert, "SELECT count(*), 0, NULL::int[] FROM applied");
  }

  private static String with(String insert, String select) {
    return "WITH applied AS (" + insert + ") " + select;
  }

  private String assignments() {
    List<Column> others =
        dataset.columns().stream()
            .filter(column -> !dataset.key().contains(column.name()))
            .toList();
    // Where the key is all there is, the row is written again as it is.
    return others.isEmpty()
        ? key().getFirst().quotedName() + " = existing." + key().getFirst().quotedName()
        : join(others, column -> column.quotedName() + " = excluded." + column.quotedName());
  }

  private List<Column> key() {
    return dataset.columns().stream()
        .filter(column -> dataset.key().contains(column.name()))
        .toList();
  }

  private String value(Column column) {
    return values.get(dataset.columns().indexOf(column));
  }

  private static String join(List<Column> columns, Function<Column, String> part) {
    return columns.stream().map(part).collect(Collectors.joining(", "));
  }
}
