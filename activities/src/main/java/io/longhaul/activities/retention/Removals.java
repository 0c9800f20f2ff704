package io.longhaul.activities.retention;

import io.longhaul.activities.database.Database;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.workflows.retention.RetentionActivities;
import java.time.Clock;

/** The door to the removals. */
public final class Removals {

  private Removals() {}

  /** The blobs that are gone through. */
  public record Kept(Uploads uploads, Artifacts artifacts, DeliveryLog deliveries) {}

  /** The activities. */
  public static RetentionActivities activities(
      Kept kept, Database database, OperationRecords records, Clock clock) {
    return new RemovalActivities(
        kept.uploads(),
        new ArtifactRemoval(kept.artifacts(), kept.deliveries(), clock),
        new LineRemoval(database),
        records);
  }
}
