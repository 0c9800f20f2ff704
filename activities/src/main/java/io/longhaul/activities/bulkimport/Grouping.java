package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.TargetTable.Dependence;
import io.longhaul.datasets.Dataset;
import io.longhaul.workflows.bulkimport.OnDuplicate;

/** Which rows of a chunk one statement may apply, so that it is as if they came one by one. */
enum Grouping {
  /** All of them. */
  TOGETHER,
  /**
   * First all that come first under their key, then all that come second, and so on: for tables
   * where rows with different keys have nothing to do with each other.
   */
  BY_OCCURRENCE,
  /** As many in file order as have different keys. */
  BY_ORDER,
  /** One. */
  EACH;

  static Grouping of(Dataset dataset, Dependence dependence, OnDuplicate policy) {
    if (dependence == Dependence.ON_EACH) {
      return EACH;
    }
    // A statement may meet a key twice only when it leaves the second one alone.
    if (dataset.appendOnly() || policy == OnDuplicate.SKIP) {
      return TOGETHER;
    }
    return dependence == Dependence.NONE ? BY_OCCURRENCE : BY_ORDER;
  }
}
