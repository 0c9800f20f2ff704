package io.longhaul.activities.retention;

import io.longhaul.activities.database.Database;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.retention.RetentionActivities;
import java.time.Clock;

/** The door to the removals. */
public final class Removals {

  private Removals() {}

  /** The activities. */
  public static RetentionActivities activities(
      Uploads uploads,
      Artifacts artifacts,
      Database database,
      OperationRecords records,
      Clock clock) {
    return new RemovalActivities(
        uploads, new ArtifactRemoval(artifacts, clock), new LineRemoval(database), records);
  }
}
