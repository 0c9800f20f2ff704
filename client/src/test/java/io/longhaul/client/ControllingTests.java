package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancel, retry, fail, delete, lists and kinds. */
class ControllingTests {
  private static final String AT = "/v1/operations/acme~k";

  private final ClientFixture fixture = new ClientFixture();
  private final FakeContract contract = fixture.gateway.contract();
  private final LonghaulClient client = fixture.client;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void repeatsACommandUnderOneCommandId() {
    contract.answer(
        "POST " + AT + ":cancel", 202, FakeContract.document("acme~k", Documented.loading(1, 2)));
    fixture.gateway.next("POST", ":cancel", new Fault.AnswerLost());

    client.cancel("acme~k", "wrong file");

    var commands = fixture.gateway.seen("POST", ":cancel");
    assertThat(commands).hasSize(2);
    assertThat(commands.getFirst().header("Idempotency-Key"))
        .isNotBlank()
        .isEqualTo(commands.getLast().header("Idempotency-Key"));
  }

  @Test
  void retriesWithCorrectedInput() {
    contract.answer(
        "POST " + AT + ":retry", 202, FakeContract.document("acme~k~1", Documented.QUEUED));

    assertThat(client.retry("acme~k", Map.of("file", "u-2"), "corrected").id())
        .isEqualTo("acme~k~1");
  }

  @Test
  void takesALostAnswerToFailForWhatBecameOfIt() {
    contract.operation("acme~k", Documented.FAILED.replace("FILE_EMPTY", "FAILED_BY_OPERATOR"));
    contract.answer("POST " + AT + ":fail", 409, "{\"code\":\"NOT_PARKED\"}");
    fixture.gateway.next("POST", ":fail", new Fault.AnswerLost());

    assertThat(client.fail("acme~k", "no use").done()).isTrue();
  }

  @Test
  void doesNotTakeEveryConflictForSuccess() {
    contract.operation("acme~k", Documented.FAILED);
    contract.answer("POST " + AT + ":fail", 409, "{\"code\":\"NOT_PARKED\"}");

    assertThatThrownBy(() -> client.fail("acme~k", null)).isInstanceOf(RefusedException.class);
    fixture.gateway.next("POST", ":fail", new Fault.AnswerLost());
    assertThatThrownBy(() -> client.fail("acme~k", null)).isInstanceOf(RefusedException.class);
  }

  @Test
  void deletesOnceWhenTheAnswerIsLost() {
    contract.answer("DELETE " + AT, 410, "{\"code\":\"GONE\"}");
    fixture.gateway.next("DELETE", "acme~k", new Fault.AnswerLost());

    assertThat(client.delete("acme~k")).isNull();
    assertThatThrownBy(() -> client.delete("acme~k"))
        .as("not ours to have deleted")
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void saysThatWhatRunsIsCanceledInstead() {
    contract.answer("DELETE " + AT, 202, FakeContract.document("acme~k", Documented.loading(1, 2)));

    Operation left = client.delete("acme~k");

    assertThat(left).isNotNull().extracting(Operation::state).isEqualTo("Running");
  }

  @Test
  void listsPageByPageAsFarAsItIsRead() {
    contract.answer("GET /v1/operations?kind=bulk-import&pageSize=2", 200, page("p2", "a", "b"));
    contract.answer("GET /v1/operations?kind=bulk-import&pageSize=2&pageToken=p2", 200, page("p3"));
    contract.answer(
        "GET /v1/operations?kind=bulk-import&pageSize=2&pageToken=p3", 200, page("", "c"));
    OperationFilter filter =
        new OperationFilter(
            List.of(), List.of(), List.of(), "bulk-import", null, null, null, null, 2);

    assertThat(client.list(filter).map(Operation::id)).containsExactly("a", "b", "c");
    assertThat(client.list(filter).limit(2).map(Operation::id)).containsExactly("a", "b");
    assertThat(fixture.gateway.seen("GET", "/operations")).hasSize(4);
  }

  @Test
  void writesFiltersAsTheServerReadsThem() {
    contract.answer(
        "GET /v1/operations?status=Running&status=Failed&state=NeedsAttention&label=team%3Da%20%26%20b"
            + "&tenant=acme&owner=ann&createdAfter=2026-11-22T00%3A00%3A00Z",
        200, page("", "a"));
    OperationFilter filter =
        new OperationFilter(
            List.of("Running", "Failed"),
            List.of("NeedsAttention"),
            List.of("team=a & b"),
            null,
            "acme",
            "ann",
            java.time.Instant.parse("2026-11-22T00:00:00Z"),
            null,
            null);

    assertThat(client.list(filter)).hasSize(1);
  }

  @Test
  void readsStepsAndDecisions() {
    contract.answer(
        "GET " + AT + "/steps",
        200,
        """
        {"id":"acme~k","state":"Succeeded","degraded":false,
         "steps":[{"name":"load","outcome":"done","startedAt":"2026-11-22T10:00:00Z","finishedAt":null,"error":null}],
         "decisions":[{"action":"retry","commandId":"c","parkId":"p","by":"ann","reason":"table made",
           "at":"2026-11-22T10:00:00Z","applied":true,
           "changes":[{"pointer":"/dataset","before":"a","after":"b"}]}],
         "origin":{"retryOf":"acme~j","by":"bob","reason":null,"at":"2026-11-22T09:00:00Z","changes":[],"lineage":null,"history":[]}}
        """);

    OperationSteps steps = client.steps("acme~k");

    assertThat(steps.steps())
        .singleElement()
        .extracting(OperationSteps.Step::name)
        .isEqualTo("load");
    assertThat(steps.decisions().getFirst().changes().getFirst().pointer()).isEqualTo("/dataset");
    assertThat(steps.origin()).isNotNull().extracting(OperationSteps.Origin::by).isEqualTo("bob");
  }

  @Test
  void readsKinds() {
    contract.answer(
        "GET /v1/kinds",
        200,
        "{\"kinds\":[{\"name\":\"bulk-import\",\"title\":\"Import\",\"inputSchema\":{\"type\":\"object\"}}]}");

    assertThat(client.kinds())
        .singleElement()
        .satisfies(kind -> {
          assertThat(kind.name()).isEqualTo("bulk-import");
          assertThat(kind.inputSchema()).isNotNull();
        });
  }

  @Test
  void escapesWhatUsersTakeForIds() {
    assertThatThrownBy(() -> client.get("../kinds?x=1#y"))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("NOT_FOUND"));
    assertThat(fixture.gateway.seen("GET", "/operations/../kinds?x=1#y")).hasSize(1);
  }

  private static String page(String next, String... ids) {
    String operations =
        java.util.Arrays.stream(ids)
            .map(id -> FakeContract.document(id, Documented.QUEUED))
            .collect(java.util.stream.Collectors.joining(","));
    return "{\"operations\":[" + operations + "],\"nextPageToken\":\"" + next + "\"}";
  }
}
