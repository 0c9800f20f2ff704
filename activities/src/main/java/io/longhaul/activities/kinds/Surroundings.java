package io.longhaul.activities.kinds;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.progress.Drain;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;

/**
 * What every worker has for activities to work with.
 *
 * @param drain whether the worker is being shut down; long activities ask it at each checkpoint
 */
public record Surroundings(
    Database database,
    Uploads uploads,
    Artifacts artifacts,
    DatasetDirectory datasets,
    Drain drain) {}
