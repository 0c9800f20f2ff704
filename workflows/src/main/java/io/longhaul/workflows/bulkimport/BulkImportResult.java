package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;

/**
 * What came of an import.
 *
 * @param operation what this operation did itself
 * @param lineage what it did together with the operations that it retries
 */
record BulkImportResult(String dataset, String sha256, Counts operation, Counts lineage) {}
