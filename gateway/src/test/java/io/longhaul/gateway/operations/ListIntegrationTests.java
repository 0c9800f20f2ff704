package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists on the real engine's visibility; each test has a tenant of its own. */
@ExtendWith(StackExtension.class)
class ListIntegrationTests {

  private final String tenant = "t-" + UUID.randomUUID();
  private final Stack stack;
  private final Api ann;
  private final Api bob;

  ListIntegrationTests(Stack stack) {
    this.stack = stack;
    this.ann = stack.api(tenant, "ann");
    this.bob = stack.api(tenant, "o'brien");
  }

  @Test
  void showsTheCallersOwnTheTeamsAndEverybodysByToken() {
    submit(ann, "{}");
    submit(bob, "{}");
    Api team =
        new Api(
            stack.gateway().url(),
            stack.issuer().token(tenant, "tim", "operations:read operations:team"));
    Api support = new Api(stack.gateway().url(), stack.issuer().support("acme", "sue", tenant));

    assertThat(listed(ann, "", 1)).hasSize(1);
    assertThat(listed(bob, "", 1)).hasSize(1);
    assertThat(listed(team, "", 2)).hasSize(2);
    assertThat(listed(support, "tenant=" + tenant, 2)).hasSize(2);
    assertThat(listed(stack.api("other", "ann"), "owner=ann&tenant=" + tenant, 0)).isEmpty();
    assertThat(listed(ann, "owner=" + encoded("o'brien"), 0)).isEmpty();
    assertThat(listed(team, "owner=" + encoded("o'brien"), 1)).hasSize(1);
    assertThat(listed(ann, "owner=" + encoded("x' OR LonghaulTenant != '"), 0)).isEmpty();
    assertThat(listed(ann, "owner=" + encoded("x\\' OR LonghaulTenant != \\'"), 0)).isEmpty();
  }

  @Test
  void controlCharacterInTheNameOfAParameterIsTheClientsMistake() {
    Reply reply = ann.get("/v1/operations?y%C2%82=1");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("code").asString()).isEqualTo("MALFORMED_REQUEST");
  }

  @Test
  void findsOwnersWhateverTheirNames() {
    for (String name : List.of("CORP\\ann", "ann \"a\"", "100%", "%5C", "ünï")) {
      Api caller = stack.api(tenant, name);
      String id = submit(caller, "{}");
      assertThat(listed(caller, "", 1)).as(name).containsExactly(id);
      assertThat(listed(caller, "owner=" + encoded(name), 1)).as(name).containsExactly(id);
    }
  }

  @Test
  void filtersByStateAndStatus() {
    String succeeded = succeeded("{}");
    String parked = parked("{}");
    String scheduled = submit(ann, "{}", Instant.now().plusSeconds(86_400).toString());

    assertThat(listed(ann, "", 3)).containsExactlyInAnyOrder(succeeded, parked, scheduled);
    assertThat(listed(ann, "state=Succeeded", 1)).containsExactly(succeeded);
    assertThat(listed(ann, "state=NeedsAttention", 1)).containsExactly(parked);
    assertThat(listed(ann, "status=Running", 1)).containsExactly(parked);
    assertThat(listed(ann, "status=NotStarted", 1)).containsExactly(scheduled);
    assertThat(listed(ann, "state=Scheduled,Succeeded", 2))
        .containsExactlyInAnyOrder(scheduled, succeeded);
    stack.worker().client().newUntypedWorkflowStub(parked).terminate("test");
    assertThat(listed(ann, "state=Terminated", 1)).containsExactly(parked);
    assertThat(listed(ann, "status=Failed", 1)).containsExactly(parked);
    assertThat(listed(ann, "state=NeedsAttention", 0)).isEmpty();
  }

  @Test
  void filtersByLabelExactly() {
    String small = succeeded("{\"team\":\"billing\",\"env\":\"prod\"}");
    String capital = succeeded("{\"team\":\"Billing\",\"note\":\"o'brien's team=billing x\"}");

    assertThat(listed(ann, "", 2)).hasSize(2);
    assertThat(listed(ann, "label=team%3Dbilling", 1)).containsExactly(small);
    assertThat(listed(ann, "label=team%3DBilling", 1)).containsExactly(capital);
    assertThat(listed(ann, "label=team%3Dbilling&label=env%3Dprod", 1)).containsExactly(small);
    assertThat(listed(ann, "label=team%3Dbill", 0)).isEmpty();
    assertThat(listed(ann, "label=" + encoded("note=o'brien's team=billing x"), 1))
        .containsExactly(capital);
  }

  @Test
  void filtersByKindAndTimeOfCreation() {
    String first = succeeded("{}");
    String between = ann.get("/v1/operations/" + first).text("/finishedAt");
    String second = succeeded("{}");

    assertThat(listed(ann, "kind=bulk-import", 2)).hasSize(2);
    assertThat(listed(ann, "kind=other", 0)).isEmpty();
    assertThat(listed(ann, "createdAfter=" + between, 1)).containsExactly(second);
    assertThat(listed(ann, "createdBefore=" + between, 1)).containsExactly(first);
    assertThat(listed(ann, "createdAfter=%s&createdBefore=%s".formatted(between, between), 0))
        .isEmpty();
  }

  @Test
  void pagesJoinUpAndAreBoundToTheirList() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(submit(ann, "{}", Instant.now().plusSeconds(86_400).toString()));
    }
    listed(ann, "", 5);

    Reply first = ann.get("/v1/operations?pageSize=2&status=NotStarted");
    String token = first.text("/nextPageToken");
    URI next = URI.create(first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1"));
    Reply second = ann.get(next.getRawPath() + "?" + next.getRawQuery());
    Reply third =
        ann.get(
            "/v1/operations?pageSize=2&status=NotStarted&pageToken="
                + second.text("/nextPageToken"));
    List<String> seen = new ArrayList<>();
    for (Reply page : List.of(first, second, third)) {
      seen.addAll(page.json().get("operations").findValuesAsString("id"));
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    assertThat(third.json().get("nextPageToken").isNull()).isTrue();
    assertThat(ann.get("/v1/operations?pageSize=2&pageToken=" + token).text("/code"))
        .isEqualTo("INVALID_PAGE_TOKEN");
    assertThat(
            bob.get("/v1/operations?pageSize=2&status=NotStarted&pageToken=" + token).text("/code"))
        .isEqualTo("INVALID_PAGE_TOKEN");
  }

  @Test
  void neverShowsTombstones() {
    String id = submit(ann, "{}");
    ann.until("/v1/operations/" + id, "Succeeded");
    listed(ann, "", 1);

    ann.delete("/v1/operations/" + id);

    assertThat(listed(ann, "", 0)).isEmpty();
  }

  @Test
  void whatIsNoFilterIsRefused() {
    Reply reply = ann.get("/v1/operations?stauts=Failed");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/code")).isEqualTo("INVALID_FILTER");
    assertThat(reply.text("/errors/0/allowed")).contains("status");
  }

  private String succeeded(String labels) {
    String id = submit(ann, labels);
    ann.until("/v1/operations/" + id, "Succeeded");
    return id;
  }

  private String parked(String labels) {
    String key = UUID.randomUUID().toString();
    stack.worker().onLoad(OperationId.of(tenant, key), fails(ErrorCode.TABLE_MISSING));
    String id = submit(ann, labels, "2026-01-01T00:00:00Z", key);
    ann.until("/v1/operations/" + id, "NeedsAttention");
    return id;
  }

  // Visibility lags a little.
  private static List<String> listed(Api api, String query, int expected) {
    return Await.value(
        expected + " listed by " + query,
        () -> {
          Reply reply = api.get("/v1/operations?" + query);
          assertThat(reply.status()).as(reply.text()).isEqualTo(200);
          List<String> ids = reply.json().get("operations").findValuesAsString("id");
          return ids.size() == expected ? ids : null;
        });
  }

  private static String submit(Api api, String labels) {
    return submit(api, labels, "2026-01-01T00:00:00Z");
  }

  private static String submit(Api api, String labels, String startAt) {
    return submit(api, labels, startAt, UUID.randomUUID().toString());
  }

  private static String submit(Api api, String labels, String startAt, String key) {
    Reply reply =
        api.post(
            "/v1/operations",
            """
            {"kind": "bulk-import", "input": {"file": "%s", "dataset": "pets"},
             "labels": %s, "startAt": "%s"}\
            """
                .formatted(api.uploaded(), labels, startAt),
            "Idempotency-Key",
            key);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return reply.text("/id");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
