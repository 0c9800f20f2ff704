package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.TargetTable.TargetColumn;
import io.longhaul.activities.database.DatabaseErrors;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables with the definitions of datasets, for a worker to warn of what imports would fail
 * or reject records for.
 */
public final class TableCheck {

  private TableCheck() {}

  /**
   * What does not fit, in sentences to act on; empty when all is well. A database that does not
   * answer is one warning, never an exception.
   */
  public static List<String> warnings(DataSource source, Collection<Dataset> datasets) {
    try (Connection connection = source.getConnection()) {
      List<String> warnings = new ArrayList<>();
      for (Dataset dataset : datasets) {
        check(dataset, TableCatalog.find(connection, dataset.table()), warnings);
      }
      return List.copyOf(warnings);
    } catch (SQLException e) {
      return List.of(
          "The tables of the datasets could not be checked: "
              + DatabaseErrors.message(e, "of a dataset"));
    }
  }

  private static void check(Dataset dataset, @Nullable TargetTable table, List<String> warnings) {
    String whose = "Dataset " + dataset.name() + ": ";
    if (table == null) {
      warnings.add(
          whose
              + "the table "
              + dataset.table()
              + " does not exist; 'longhaul dataset create "
              + dataset.name()
              + "' creates it.");
      return;
    }
    for (Column column : dataset.columns()) {
      checkColumn(
          whose + "the column " + dataset.table() + "." + column.name(), table, column, warnings);
    }
    checkOthers(whose, dataset, table, warnings);
    checkKey(whose, dataset, table, warnings);
  }

  private static void checkColumn(
      String which, TargetTable table, Column column, List<String> warnings) {
    TargetColumn target = table.column(column.name());
    if (target == null) {
      warnings.add(which + " does not exist.");
      return;
    }
    if (!fits(column.type(), target)) {
      warnings.add(
          which + " is " + target.type() + " and should be " + column.type().sqlType() + ".");
    }
    if (!target.nullable() && !column.required() && column.defaultText() == null) {
      warnings.add(
          which
              + " is NOT NULL, but the dataset does not require a value: records without one will be rejected.");
    }
  }

  private static boolean fits(ColumnType type, TargetColumn target) {
    boolean text = type instanceof ColumnType.Text || type instanceof ColumnType.OneOf;
    return target.type().equals(type.sqlType())
        || (text && target.bareType().equals("character varying"));
  }

  private static void checkOthers(
      String whose, Dataset dataset, TargetTable table, List<String> warnings) {
    for (TargetColumn target : table.columns()) {
      if (dataset.column(target.name()) == null && !target.nullable() && !target.filled()) {
        warnings.add(
            whose
                + "the column "
                + dataset.table()
                + "."
                + target.name()
                + " is NOT NULL without a default and not in the dataset: all new records will be rejected.");
      }
    }
  }

  private static void checkKey(
      String whose, Dataset dataset, TargetTable table, List<String> warnings) {
    if (dataset.appendOnly()) {
      return;
    }
    if (!table.isUnique(dataset.key())) {
      warnings.add(
          whose + "no unique index is on the key; create one: " + uniqueIndex(dataset) + ".");
    }
    for (String key : dataset.key()) {
      TargetColumn target = table.column(key);
      if (target != null && target.nullable()) {
        warnings.add(
            whose
                + "the key column "
                + dataset.table()
                + "."
                + key
                + " may be null, and should be NOT NULL.");
      }
    }
  }

  static String uniqueIndex(Dataset dataset) {
    return "CREATE UNIQUE INDEX ON "
        + dataset.table().quoted()
        + " ("
        + dataset.columns().stream()
            .filter(column -> dataset.key().contains(column.name()))
            .map(Column::quotedName)
            .collect(Collectors.joining(", "))
        + ")";
  }
}
