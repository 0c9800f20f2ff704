package io.longhaul.activities.bulkimport;

import io.longhaul.activities.progress.Drain;
import io.longhaul.workflows.bulkimport.BulkImportActivities;

/** The door to the activities of bulk-import. */
public final class BulkImports {

  private BulkImports() {}

  /**
   * The activities, for a worker to register; thread-safe. Nothing is opened before the first of
   * them runs.
   */
  public static BulkImportActivities activities(
      ImportSettings settings, ImportResources resources, Drain drain) {
    return new ImportActivities(settings, resources, drain);
  }
}
