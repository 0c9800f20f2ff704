package io.longhaul.activities.webhooks;

import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations as an engine shows them. */
final class Sights {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final String ENDPOINT = "we_acme_" + "0".repeat(24);

  private Sights() {}

  static Submission submission(@Nullable Callback callback) {
    return new Submission(
        "bulk-import",
        "acme",
        "ann",
        "1:" + "c".repeat(64),
        Map.of("team", "billing"),
        NOW,
        null,
        null,
        null,
        30,
        callback);
  }

  static Callback usual() {
    return new Callback(ENDPOINT, OperationEvent.USUAL);
  }

  static OperationSight running(double percent) {
    return new OperationSight(
        submission(usual()), OperationState.RUNNING, percent, 2L, null, null, null);
  }

  static OperationSight ended(OperationState state, List<ArtifactNote> artifacts) {
    Outcome outcome =
        new Outcome(
            state,
            null,
            Map.of("read", 10L, "rejected", 2L),
            null,
            null,
            artifacts,
            List.of(),
            null,
            100,
            NOW);
    return new OperationSight(submission(usual()), state, 100, null, null, null, outcome);
  }
}
