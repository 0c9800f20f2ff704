package io.longhaul.activities.webhooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.webhooks.DeliveryActivities;
import io.longhaul.workflows.webhooks.DeliveryActivities.Plan;
import io.longhaul.workflows.webhooks.DeliveryActivities.Progress;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.Occasion;
import io.longhaul.workflows.webhooks.ProgressWorkflow.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is told of operations, and that it is written down once. */
class MessageTests {

  private static final Subject SUBJECT = new Subject("acme~import", "run-1");
  private static final Receiver RECEIVER = new Receiver("acme", Sights.ENDPOINT);
  private static final ArtifactNote REJECTS =
      new ArtifactNote("rejects.csv", "text/csv", 10, "a".repeat(64));

  @TempDir private Path folder;
  private DeliveryBed bed;
  private DeliveryActivities activities;

  @BeforeEach
  void open() {
    bed = new DeliveryBed(folder);
    activities = bed.activities();
  }

  @AfterEach
  void close() throws IOException {
    bed.close();
  }

  @Test
  void tellsCountsAndTheFirstRejectedRows() {
    bed.sight = Sights.ended(OperationState.PARTIALLY_SUCCEEDED, List.of(REJECTS));
    bed.rejects(SUBJECT.operationId(), SUBJECT.runId(), rejects(50, "wrong"));

    Message message = message(activities.compose(end()));

    assertThat(message.event()).isEqualTo("operation.partially_succeeded");
    JsonNode payload = OperationPayloads.mapper().readTree(message.payload());
    assertThat(payload.get("type").asString()).isEqualTo("operation.partially_succeeded");
    assertThat(payload.get("timestamp").asString()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(payload.at("/data/id").asString()).isEqualTo("acme~import");
    assertThat(payload.at("/data/status").asString()).isEqualTo("Succeeded");
    assertThat(payload.at("/data/state").asString()).isEqualTo("PartiallySucceeded");
    assertThat(payload.at("/data/counts/read").asLong()).isEqualTo(10);
    assertThat(payload.at("/data/rejected/count").asLong()).isEqualTo(2);
    assertThat(payload.at("/data/rejected/rows")).hasSize(20);
    assertThat(payload.at("/data/rejected/rows/0/message").asString()).isEqualTo("wrong");
  }

  @Test
  void staysUnderTwentyKilobytesWhateverIsRejected() {
    bed.sight = Sights.ended(OperationState.PARTIALLY_SUCCEEDED, List.of(REJECTS));
    bed.rejects(SUBJECT.operationId(), SUBJECT.runId(), rejects(50, "😀".repeat(2000)));

    Message message = message(activities.compose(end()));

    assertThat(message.payload().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    assertThat(OperationPayloads.mapper().readTree(message.payload()).at("/data/rejected/rows"))
        .hasSizeBetween(10, 20);
  }

  @Test
  void waitsForTheOutcomeBeforeItTellsTheEnd() {
    bed.sight = Sights.running(100);

    assertThatThrownBy(() -> activities.compose(end())).hasStackTraceContaining("about to end");
  }

  @Test
  void writesOnceWhatItIsAskedForTwice() {
    bed.sight = Sights.running(10);
    DeliveryRequest request =
        DeliveryRequest.of(RECEIVER, SUBJECT, Occasion.STARTED, 0, Sights.NOW);
    Message first = message(activities.compose(request));

    bed.sight = Sights.running(50);
    Message second = message(activities.compose(request));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void hasNothingToTellOfWhatIsGoneOrUnwanted() {
    assertThat(activities.compose(end()).message()).isNull();

    OperationSight ended = Sights.ended(OperationState.SUCCEEDED, List.of());
    bed.sight =
        new OperationSight(
            Sights.submission(null), ended.state(), 100, null, null, null, ended.outcome());
    assertThat(activities.compose(end()).message()).isNull();
  }

  @Test
  void sendsNothingAgainThatWasNeverWrittenDown() {
    WebhookId unknown =
        WebhookId.of("x", new EndpointId(Sights.ENDPOINT), "webhook.test", Sights.NOW);

    Plan plan =
        activities.compose(
            DeliveryRequest.again(RECEIVER, "acme~import", unknown.value(), Sights.NOW));

    assertThat(plan.message()).isNull();
  }

  @Test
  void tellsProgressOnlyWhenThereIsSome() {
    Watch watch = Watch.begin(RECEIVER, SUBJECT);
    bed.sight = Sights.running(0);
    Progress none = activities.progress(watch, Sights.NOW);
    bed.sight = Sights.running(25);
    Progress some = activities.progress(watch, Sights.NOW);
    bed.sight = Sights.ended(OperationState.SUCCEEDED, List.of());
    Progress over = activities.progress(watch, Sights.NOW);

    assertThat(none.told()).isFalse();
    assertThat(some.told()).isTrue();
    assertThat(some.percent()).isEqualTo(25);
    assertThat(over.ended()).isTrue();
  }

  private static DeliveryRequest end() {
    return DeliveryRequest.of(RECEIVER, SUBJECT, Occasion.END, 0, Sights.NOW);
  }

  private Message message(Plan plan) {
    return bed.log
        .find(
            new MessageRef(
                "acme",
                SUBJECT.operationId(),
                new EndpointId(Sights.ENDPOINT),
                new WebhookId(requireNonNull(plan.message()))))
        .orElseThrow();
  }

  private static String rejects(int rows, String message) {
    StringBuilder file = new StringBuilder("\uFEFFn,_row,_column,_code,_message\r\n");
    for (int row = 1; row <= rows; row++) {
      file.append("x,").append(row).append(",n,INVALID_NUMBER,").append(message).append("\r\n");
    }
    return file.toString();
  }
}
