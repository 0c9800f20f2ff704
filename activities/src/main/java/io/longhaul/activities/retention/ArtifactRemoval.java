package io.longhaul.activities.retention;

import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.webhooks.DeliveryLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Removes the artifacts of operations that are kept no longer, and what was said about them. */
final class ArtifactRemoval {

  // What is being written belongs to an operation that runs, whatever a look just said.
  private static final Duration GRACE = Duration.ofHours(1);

  private final Artifacts artifacts;
  private final DeliveryLog deliveries;
  private final Clock clock;

  ArtifactRemoval(Artifacts artifacts, DeliveryLog deliveries, Clock clock) {
    this.artifacts = artifacts;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  long remove(Round round) {
    Instant moment = clock.instant().minus(GRACE);
    Set<String> removed = new HashSet<>();
    for (String operation : artifacts.operationsBefore(moment)) {
      if (!round.isThere(operation)) {
        artifacts.deleteAll(operation);
        removed.add(operation);
      }
    }
    for (String operation : deliveries.operationsBefore(moment)) {
      if (!round.isThere(operation)) {
        deliveries.deleteAll(operation);
        removed.add(operation);
      }
    }
    return removed.size();
  }
}
