package io.longhaul.activities.retention;

import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.retention.RetentionActivities;
import io.temporal.activity.Activity;
import java.sql.SQLException;

/** The removals as activities: each item that is looked at is a heartbeat. */
final class RemovalActivities implements RetentionActivities {

  private final Uploads uploads;
  private final ArtifactRemoval artifacts;
  private final LineRemoval lines;
  private final OperationRecords records;

  RemovalActivities(
      Uploads uploads, ArtifactRemoval artifacts, LineRemoval lines, OperationRecords records) {
    this.uploads = uploads;
    this.artifacts = artifacts;
    this.lines = lines;
    this.records = records;
  }

  @Override
  public Removed uploads() {
    return new Removed(uploads.sweep(beating()));
  }

  @Override
  public Removed artifacts() {
    return new Removed(artifacts.remove(beating()));
  }

  @Override
  public Removed checkpoints() {
    try {
      return new Removed(lines.remove(beating()));
    } catch (SQLException e) {
      throw Activity.wrap(e);
    }
  }

  private Round beating() {
    var context = Activity.getExecutionContext();
    return new Round(records, () -> context.heartbeat(null));
  }
}
