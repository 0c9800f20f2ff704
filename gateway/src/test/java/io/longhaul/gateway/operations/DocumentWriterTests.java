package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.engine.ObservedActivity;
import io.longhaul.gateway.engine.ObservedActivity.AttemptError;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationState;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in the document of an operation. */
class DocumentWriterTests {

  private static final Caller CLIENT =
      new Caller("acme", "ann", Set.of(Scope.READ, Scope.WRITE, Scope.CONTROL), Set.of());
  private static final Caller READER = new Caller("acme", "ann", Set.of(Scope.READ), Set.of());
  private static final Caller SUPPORT =
      new Caller("acme", "sue", Set.of(Scope.READ, Scope.SUPPORT), Set.of("acme"));

  @Test
  void hasEveryMemberInItsOrder() {
    assertThat(String.join(" ", document(Observations.queued(), CLIENT).propertyNames()))
        .isEqualTo(
            "id name kind owner status state done percentComplete progress retry attention"
                + " createdAt startAt startedAt finishedAt expiresAt deadline cancelRequested"
                + " labels callback warnings counts result artifacts resourceLocation error"
                + " retryOf retriedAs links");
  }

  @Test
  void whatIsQueuedHasNotStarted() {
    JsonNode document = document(Observations.queued(), CLIENT);

    assertThat(document.get("status").asString()).isEqualTo("NotStarted");
    assertThat(document.get("state").asString()).isEqualTo("Queued");
    assertThat(document.get("percentComplete").asDouble()).isZero();
    assertThat(document.get("startedAt").isNull()).isTrue();
    assertThat(document.get("createdAt").asString()).isEqualTo("2026-11-22T18:00:00Z");
    assertThat(document.get("deadline").asString()).isEqualTo("2026-11-22T20:00:00Z");
  }

  @Test
  void whatRunsShowsItsProgress() {
    ObservedActivity activity = Observations.activity(Observations.progress(500, 1000L));

    JsonNode document = document(Observations.running(activity), CLIENT);

    assertThat(document.get("percentComplete").asDouble()).isEqualTo(51.5);
    assertThat(document.get("progress").toString())
        .isEqualTo(
            "{\"step\":\"load\",\"done\":500,\"total\":1000,\"unit\":\"rows\",\"rejected\":3,"
                + "\"ratePerSecond\":81234.5,\"estimatedFinishAt\":\"2026-11-22T18:01:00Z\","
                + "\"updatedAt\":\"2026-11-22T18:00:01Z\"}");
    assertThat(document.get("retry").isNull()).isTrue();
    assertThat(document.get("startedAt").asString()).isEqualTo("2026-11-22T18:00:01Z");
  }

  @Test
  void whatIsTriedAgainSaysWhenAndWhy() {
    ObservedActivity activity =
        new ObservedActivity(
            Observations.progress(500, 1000L),
            false,
            3,
            Observations.ENDED,
            new AttemptError("DATABASE_UNAVAILABLE", "The database does not answer."));

    JsonNode document = document(Observations.running(activity), CLIENT);

    assertThat(document.get("state").asString()).isEqualTo("Retrying");
    assertThat(document.get("status").asString()).isEqualTo("Running");
    assertThat(document.get("retry").toString())
        .isEqualTo(
            "{\"attempt\":3,\"nextAttemptAt\":\"2026-11-22T18:01:00Z\",\"lastError\":{\"code\":\"DATABASE_UNAVAILABLE\",\"message\":\"The"
                + " database does not answer.\"}}");
  }

  @Test
  void whatSucceededHasResultExpiryAndArtifacts() {
    JsonNode document = document(Observations.ended(OperationState.PARTIALLY_SUCCEEDED), CLIENT);

    assertThat(document.get("status").asString()).isEqualTo("Succeeded");
    assertThat(document.get("done").asBoolean()).isTrue();
    assertThat(document.get("percentComplete").asDouble()).isEqualTo(100);
    assertThat(document.get("expiresAt").asString()).isEqualTo("2026-12-22T18:01:00Z");
    assertThat(document.get("result").get("dataset").asString()).isEqualTo("pets");
    assertThat(document.get("resourceLocation").asString())
        .isEqualTo("https://api.example/v1/operations/acme~k/result");
    assertThat(document.get("artifacts").get(0).get("href").asString())
        .isEqualTo("https://api.example/v1/operations/acme~k/artifacts/rejects.csv");
    assertThat(document.get("warnings").get(0).get("count").asInt()).isEqualTo(2);
    assertThat(document.get("counts").get("read").asInt()).isEqualTo(10);
  }

  @Test
  void whatFailedSaysWhyAndHowFarItCame() {
    JsonNode document = document(Observations.ended(OperationState.FAILED), CLIENT);

    assertThat(document.get("error").get("code").asString()).isEqualTo("FILE_EMPTY");
    assertThat(document.get("percentComplete").asDouble()).isEqualTo(42.1);
    assertThat(document.get("resourceLocation").isNull()).isTrue();
  }

  @Test
  void linksAreWhatTheCallerMayDo() {
    assertThat(links(Observations.queued(), CLIENT))
        .containsExactly("self", "result", "events", "steps", "deliveries", "cancel");
    assertThat(links(Observations.queued(), READER))
        .containsExactly("self", "result", "events", "steps", "deliveries");
    assertThat(links(Observations.parked(), CLIENT))
        .containsExactly("self", "result", "events", "steps", "deliveries", "cancel");
    assertThat(links(Observations.parked(), SUPPORT))
        .containsExactly(
            "self", "result", "events", "steps", "deliveries", "cancel", "retry", "fail");
    assertThat(links(Observations.ended(OperationState.FAILED), CLIENT))
        .containsExactly("self", "result", "events", "steps", "deliveries", "retry", "delete");
    assertThat(links(Observations.ended(OperationState.SUCCEEDED), CLIENT))
        .containsExactly("self", "result", "events", "steps", "deliveries", "delete");
    assertThat(links(Observations.ended(OperationState.FAILED), READER))
        .containsExactly("self", "result", "events", "steps", "deliveries");
  }

  private static Iterable<String> links(ObservedOperation operation, Caller caller) {
    return document(operation, caller).get("links").propertyNames();
  }

  private static JsonNode document(ObservedOperation operation, Caller caller) {
    OperationDocument document =
        new DocumentWriter(new Links("https://api.example"), caller)
            .write(new Seen(operation, OperationId.of("acme", "k").next(), 0));
    return JsonMapper.shared().readTree(WireJson.bytes(document));
  }
}
