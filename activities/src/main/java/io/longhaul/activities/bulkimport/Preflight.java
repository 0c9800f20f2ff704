package io.longhaul.activities.bulkimport;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableSql;
import io.longhaul.workflows.operation.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks whether a table can take a dataset at all, before the first record. */
final class Preflight {

  private Preflight() {}

  /**
   * The table of a dataset.
   *
   * @throws ImportProblem if it is missing, lacks columns, or has no index for the key
   */
  static TargetTable check(Connection connection, Dataset dataset) throws SQLException {
    TargetTable table = TableCatalog.find(connection, dataset.table());
    if (table == null) {
      throw new ImportProblem(
          ErrorCode.TABLE_MISSING,
          "The table "
              + dataset.table()
              + " does not exist. Create it, then retry: "
              + TableSql.createTable(dataset).replaceAll("\\s+", " "));
    }
    checkColumns(table, dataset);
    if (!dataset.appendOnly() && !table.isUnique(dataset.key())) {
      throw new ImportProblem(
          ErrorCode.TABLE_MISMATCH,
          "No unique index of the table "
              + dataset.table()
              + " is on the key of the dataset. Create one, then retry: "
              + TableCheck.uniqueIndex(dataset));
    }
    return table;
  }

  private static void checkColumns(TargetTable table, Dataset dataset) {
    List<String> missing =
        dataset.columns().stream()
            .map(Column::name)
            .filter(name -> table.column(name) == null)
            .toList();
    if (!missing.isEmpty()) {
      throw new ImportProblem(
          ErrorCode.TABLE_MISMATCH,
          "The table "
              + dataset.table()
              + " has no column "
              + String.join(", ", missing)
              + ". Add what is missing, or correct the dataset, then retry.");
    }
  }
}
