package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** An engine of a few maps that counts how often it is looked at. */
final class FakeEngine implements LookSource {

  private static final Instant CREATED = Instant.parse("2026-11-22T18:00:00Z");

  private final Map<OperationId, Sighting> sightings = new HashMap<>();
  private final Map<OperationId, Integer> looks = new HashMap<>();
  private boolean down;

  @Override
  public Sighting find(OperationId id) {
    looks.merge(id, 1, Integer::sum);
    if (down) {
      throw new ProblemException(ErrorCode.ENGINE_UNAVAILABLE, "The engine is down.");
    }
    return sightings.getOrDefault(id, new Sighting.Nothing());
  }

  @Override
  public boolean exists(OperationId id) {
    return sightings.containsKey(id);
  }

  void isDown(boolean now) {
    down = now;
  }

  void put(OperationId id, OperationState state, int version) {
    sightings.put(id, new Sighting.Alive(operation(id, state, version)));
  }

  void delete(OperationId id) {
    sightings.put(
        id, new Sighting.Buried(new Tombstone("k", id.tenant(), "ann", "f", "ann", CREATED)));
  }

  int looks(OperationId id) {
    return looks.getOrDefault(id, 0);
  }

  int looks() {
    return looks.values().stream().mapToInt(Integer::intValue).sum();
  }

  static ObservedOperation operation(OperationId id, OperationState state, int version) {
    Submission submission =
        new Submission(
            "bulk-import",
            id.tenant(),
            "ann",
            "v1:x",
            Map.of(),
            CREATED,
            null,
            null,
            null,
            30,
            null);
    return new ObservedOperation(
        id, "run", "1." + version, state, submission, null, null, null, null, false, false, null);
  }
}
