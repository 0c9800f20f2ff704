package io.longhaul.workflows.retention;

import io.longhaul.workflows.retention.RetentionActivities.Removed;
import io.longhaul.workflows.retention.RetentionWorkflow.Report;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways that a round of removals can go whose histories are kept. */
enum RetentionHistory {
  ALL_REMOVED(false),
  ONE_SORT_LEFT(true);

  private final boolean bucketAway;

  RetentionHistory(boolean bucketAway) {
    this.bucketAway = bucketAway;
  }

  ScriptedRetention activities() {
    return bucketAway ? ScriptedRetention.withoutBucket(true) : new ScriptedRetention();
  }

  Report end() {
    @Nullable Removed artifacts = bucketAway ? null : new Removed(2);
    return new Report(new Removed(1), artifacts, new Removed(3));
  }

  String fileName() {
    return "retention/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }
}
