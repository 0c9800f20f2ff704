package io.longhaul.activities.bulkimport;

import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.operation.ErrorCode;

/** Datasets by the names that inputs give. */
final class DatasetLookup {

  private DatasetLookup() {}

  /**
   * The dataset as it is defined now.
   *
   * @throws ImportProblem if there is none of this name
   */
  static Dataset find(DatasetDirectory datasets, String name) {
    Dataset dataset = datasets.find(name);
    if (dataset == null) {
      throw new ImportProblem(
          ErrorCode.DATASET_UNKNOWN,
          "There is no dataset "
              + name
              + ". Known are: "
              + String.join(", ", datasets.names())
              + ".");
    }
    return dataset;
  }
}
