package io.longhaul.activities.bulkimport;

import io.longhaul.activities.database.Database;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;

/** What imports work with. */
public record ImportResources(
    Database database, Uploads uploads, Artifacts artifacts, DatasetDirectory datasets) {}
