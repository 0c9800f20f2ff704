package io.longhaul.activities.bulkimport;

import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database has it.
 *
 * @param uniqueKeys the columns of each index that makes them unique at once and for all rows
 * @param constraints by name of a constraint or unique index, its columns
 * @param traits what makes one row depend on others
 */
record TargetTable(
    TableName name,
    List<TargetColumn> columns,
    List<Set<String>> uniqueKeys,
    Map<String, List<String>> constraints,
    Traits traits) {

  /**
   * One column.
   *
   * @param type as {@code format_type} spells it
   * @param bareType the same without length or precision
   * @param exactKey whether equal texts of a key are equal here and others are not
   */
  record TargetColumn(
      String name,
      String type,
      String bareType,
      boolean nullable,
      boolean filled,
      boolean exactKey) {}

  /**
   * What makes the fate of one row depend on others.
   *
   * @param watched triggers or rules see each row, or it is no plain table
   * @param selfReferring a foreign key refers to the table itself
   * @param referredColumns columns that foreign keys of other tables refer to
   * @param deferrable a constraint can be checked after the row, and is so to begin with
   * @param lateUnique uniqueness is checked after the statement
   * @param exclusions there are exclusion constraints
   */
  record Traits(
      boolean watched,
      boolean selfReferring,
      Set<String> referredColumns,
      boolean deferrable,
      boolean lateUnique,
      boolean exclusions) {}

  /** The column of this name; null when there is none. */
  @Nullable TargetColumn column(String columnName) {
    return columns.stream()
        .filter(column -> column.name().equals(columnName))
        .findFirst()
        .orElse(null);
  }

  /** Whether an index makes exactly these columns unique. */
  boolean isUnique(List<String> key) {
    return uniqueKeys.contains(Set.copyOf(key));
  }

  /** How far the rows of a dataset can be applied together without changing what comes of them. */
  Dependence dependence(Dataset dataset) {
    Set<String> moved = new HashSet<>(traits.referredColumns());
    moved.removeAll(dataset.key());
    moved.retainAll(dataset.columns().stream().map(column -> column.name()).toList());
    if (traits.watched() || traits.selfReferring() || traits.lateUnique() || !moved.isEmpty()) {
      return Dependence.ON_EACH;
    }
    boolean otherUnique =
        uniqueKeys.stream().anyMatch(unique -> !unique.equals(Set.copyOf(dataset.key())));
    boolean exactKey =
        columns.stream()
            .filter(column -> dataset.key().contains(column.name()))
            .allMatch(TargetColumn::exactKey);
    return otherUnique || traits.exclusions() || !exactKey ? Dependence.ON_ORDER : Dependence.NONE;
  }

  /** What rows with different keys have to do with each other. */
  enum Dependence {
    /** Nothing: they may be applied in any order. */
    NONE,
    /** The order counts, but one statement may apply many of them in that order. */
    ON_ORDER,
    /** One is done only when the next begins: each needs a statement of its own. */
    ON_EACH
  }
}
