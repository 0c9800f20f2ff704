package io.longhaul.workflows.bulkimport;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.operation.OperationKind;

/** The door to the kind {@code bulk-import}. */
public final class BulkImport {

  /** The name of the kind, its workflow type and its task queue. */
  public static final String NAME = "bulk-import";

  private BulkImport() {}

  /** The kind, with the datasets that it can import into. */
  public static OperationKind kind(DatasetDirectory datasets) {
    return new BulkImportKind(datasets);
  }
}
