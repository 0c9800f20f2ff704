package io.longhaul.activities.webhooks;

import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.OperationData;
import io.longhaul.workflows.webhooks.OperationData.Rejected;
import io.longhaul.workflows.webhooks.OperationData.Row;
import io.longhaul.workflows.webhooks.WebhookPayload;
import io.longhaul.workflows.webhooks.WebhookPayload.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes payloads, of less than 20 kB: rejected rows are left out from the last until it fits. */
final class Composer {

  static final int LIMIT = 20_000;

  private static final String REJECTS = "rejects.csv";
  private static final JsonMapper JSON = OperationPayloads.mapper();

  private final Artifacts artifacts;

  Composer(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  String ofOperation(String event, Instant at, Subject subject, OperationSight sight)
      throws IOException {
    OperationData data = OperationDigest.of(subject.operationId(), sight, rows(subject, sight));
    String payload = JSON.writeValueAsString(new WebhookPayload(event, at, data));
    while (bytes(payload) >= LIMIT) {
      data = shorter(data);
      payload = JSON.writeValueAsString(new WebhookPayload(event, at, data));
    }
    return payload;
  }

  String ofTest(String endpoint, Instant at) {
    TestData data = new TestData(endpoint, "Somebody tries this endpoint.");
    return JSON.writeValueAsString(new WebhookPayload(WebhookPayload.TEST, at, data));
  }

  private List<Row> rows(Subject subject, OperationSight sight) throws IOException {
    Outcome outcome = sight.outcome();
    if (outcome == null
        || outcome.artifacts().stream().noneMatch(note -> note.name().equals(REJECTS))) {
      return List.of();
    }
    ArtifactId id = new ArtifactId(subject.operationId(), subject.runId(), REJECTS);
    Artifact artifact = artifacts.find(id).orElse(null);
    if (artifact == null) {
      return List.of();
    }
    try (InputStream file = artifacts.open(artifact, 0, RejectedRows.HEAD)) {
      return RejectedRows.of(file);
    }
  }

  // All else comes out of a memo, which is smaller than this by far.
  private static OperationData shorter(OperationData data) {
    Rejected rejected = data.rejected();
    if (rejected == null || rejected.rows().isEmpty()) {
      throw new IllegalStateException("A memo of more than " + LIMIT + " bytes");
    }
    List<Row> fewer = rejected.rows().subList(0, rejected.rows().size() - 1);
    return data.withRejected(new Rejected(rejected.count(), fewer));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
