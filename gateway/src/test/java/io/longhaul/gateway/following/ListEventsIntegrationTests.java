package io.longhaul.gateway.following;

import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Events;
import io.longhaul.gateway.stack.Events.Event;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationId;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stream of a list, on the real engine's visibility; each test has a tenant of its own. */
@ExtendWith(StackExtension.class)
class ListEventsIntegrationTests {

  private final String tenant = "t-" + UUID.randomUUID();
  private final Stack stack;
  private final Api api;

  ListEventsIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.api(tenant, "ann");
  }

  @Test
  void beginsWithWhatIsThereAndTellsWhatComesAndChangesAndEnds() {
    String old = id(api.submitted());
    Await.until("visibility", () -> listed("status=Succeeded") == 1);
    try (Events events = open("")) {
      Event summary = events.next();
      Event listed = events.next();
      String running = id(submitted(runsUntilStopped()));
      Event comes = until(events, event -> event.text("/id").equals(running));
      Event first = until(events, moves(running));
      Event second = until(events, moves(running));
      api.post("/v1/operations/" + running + ":cancel", "{}");
      Event end = until(events, event -> event.text("/state").equals("Canceled"));

      assertThat(summary.name()).isEqualTo("summary");
      assertThat(summary.text("/id")).isEqualTo(old);
      assertThat(summary.id()).isNull();
      assertThat(listed.name()).isEqualTo("listed");
      assertThat(listed.json().get("operations").asInt()).isEqualTo(1);
      assertThat(listed.json().get("more").asBoolean()).isFalse();
      assertThat(comes.name()).isEqualTo("summary");
      assertThat(second.json().get("percentComplete").asDouble())
          .isGreaterThanOrEqualTo(first.json().get("percentComplete").asDouble());
      assertThat(end.text("/id")).isEqualTo(running);
    }
  }

  @Test
  void whatNoLongerMatchesIsRemoved() {
    String running = id(submitted(runsUntilStopped()));
    Await.until("visibility", () -> listed("status=Running") == 1);
    try (Events events = open("?status=Running")) {
      until(events, event -> event.name().equals("listed"));
      api.post("/v1/operations/" + running + ":cancel", "{}");

      Event removed = until(events, event -> event.name().equals("removed"));

      assertThat(removed.text("/id")).isEqualTo(running);
    }
  }

  @Test
  void whatIsOthersIsNotTold() {
    api.submitted();
    Await.until("visibility", () -> listed("") == 1);
    String bob = stack.issuer().client(tenant, "bob");
    try (Events events =
        Events.open(
            stack.gateway().url() + "/v1/operations/events", "Authorization", "Bearer " + bob)) {
      Event listed = events.next();

      assertThat(listed.name()).isEqualTo("listed");
      assertThat(listed.json().get("operations").asInt()).isZero();
    }
  }

  @Test
  void filtersAreThoseOfTheList() {
    Reply unknown = api.get("/v1/operations/events?colour=red");
    Reply page = api.get("/v1/operations/events?pageToken=x");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text("/code")).isEqualTo("INVALID_FILTER");
    assertThat(page.text("/code")).isEqualTo("INVALID_FILTER");
    try (Events nothing = open("?status=Running&state=Succeeded")) {
      assertThat(nothing.next().name()).isEqualTo("listed");
    }
  }

  @Test
  void whoHangsUpFreesEverything() {
    submitted(runsUntilStopped());
    Await.until("visibility", () -> listed("status=Running") == 1);
    Streams streams = stack.gateway().part(Streams.class);
    SharedLooks looks = stack.gateway().part(SharedLooks.class);
    SharedLists lists = stack.gateway().part(SharedLists.class);
    try (Events events = open("")) {
      until(events, event -> event.name().equals("message"));
    }

    Await.until(
        "the stream to be freed",
        () -> streams.open() == 0 && looks.watched() == 0 && lists.size() == 0);
  }

  private static Predicate<Event> moves(String id) {
    return event ->
        event.name().equals("message")
            && event.text("/id").equals(id)
            && event.json().at("/progress/done").asInt(0) > 0;
  }

  private static Event until(Events events, Predicate<Event> condition) {
    Event event = events.next();
    while (!condition.test(event)) {
      event = events.next();
    }
    return event;
  }

  private int listed(String query) {
    return api.get("/v1/operations?" + query).json().get("operations").size();
  }

  private String submitted(Function<LoadCommand, LoadReport> load) {
    String key = UUID.randomUUID().toString();
    stack.worker().onLoad(OperationId.of(tenant, key), load);
    return api.submitted(key);
  }

  private Events open(String query) {
    return Events.open(
        stack.gateway().url() + "/v1/operations/events" + query,
        "Authorization",
        "Bearer " + stack.issuer().client(tenant, "ann"));
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
