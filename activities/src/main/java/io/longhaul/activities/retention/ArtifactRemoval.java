package io.longhaul.activities.retention;

import io.longhaul.storage.artifacts.Artifacts;
import java.time.Clock;
import java.time.Duration;

/** Removes the artifacts of operations that are kept no longer. */
final class ArtifactRemoval {

  // What is being written belongs to an operation that runs, whatever a look just said.
  private static final Duration GRACE = Duration.ofHours(1);

  private final Artifacts artifacts;
  private final Clock clock;

  ArtifactRemoval(Artifacts artifacts, Clock clock) {
    this.artifacts = artifacts;
    this.clock = clock;
  }

  long remove(Round round) {
    long removed = 0;
    for (String operation : artifacts.operationsBefore(clock.instant().minus(GRACE))) {
      if (!round.isThere(operation)) {
        artifacts.deleteAll(operation);
        removed++;
      }
    }
    return removed;
  }
}
