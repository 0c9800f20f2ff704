package io.longhaul.gateway.following;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Events;
import io.longhaul.gateway.stack.Events.Event;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stream of events of one operation. */
@ExtendWith(StackExtension.class)
class EventsIntegrationTests {

  private final Stack stack;
  private final Api api;
  private final String token;

  EventsIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
    this.token = stack.issuer().client("acme", "ann");
  }

  @Test
  void beginsWithTheDocumentAndTellsEachChangeUntilTheEnd() {
    String path = stack.submitted(runsUntilStopped());
    try (Events events = open(stack.gateway(), path)) {
      Event first = events.next();
      Event running = events.until("Running");
      double percent = events.next().json().get("percentComplete").asDouble();
      api.post(path + ":cancel", "{}");
      Event last = events.until("Canceled");
      events.end();

      assertThat(events.status()).isEqualTo(200);
      assertThat(events.header("Content-Type")).startsWith("text/event-stream");
      assertThat(events.header("Cache-Control")).isEqualTo("no-store");
      assertThat(events.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(first.text("/id")).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
      assertThat(first.name()).isEqualTo("message");
      assertThat(percent).isGreaterThanOrEqualTo(running.json().get("percentComplete").asDouble());
      assertThat(api.get(path).header("ETag")).startsWith('"' + last.id() + '-');
      assertThat(api.get(path).json()).isEqualTo(last.json());
    }
  }

  @Test
  void versionsOnlyRise() {
    String path = stack.submitted(runsUntilStopped());
    List<Version> versions = new ArrayList<>();
    try (Events events = open(stack.gateway(), path)) {
      for (int i = 0; i < 5; i++) {
        versions.add(Version.parse(events.next().id()));
      }
    }
    api.post(path + ":cancel", "{}");

    assertThat(versions).doesNotContainNull().isSorted().doesNotHaveDuplicates();
  }

  @Test
  void goesOnAtAnyReplicaWhereItBrokeOff() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    try (TestGateway second = stack.another()) {
      String id;
      try (Events events = open(stack.gateway(), path)) {
        id = "" + events.until("NeedsAttention").id();
      }
      try (Events events = open(second, path, "Last-Event-ID", id)) {
        Await.until("a stream", () -> second.part(Streams.class).open() == 1);
        api.post(path + ":cancel", "{}");
        Event next = events.next();

        assertThat(Version.parse(next.id()).isAfter(Version.parse(id))).isTrue();
        if (!next.text("/state").equals("Canceled")) {
          events.until("Canceled");
        }
        events.end();
      }
      try (Events behind = open(second, path, "Last-Event-ID", id)) {
        assertThat(behind.next().text("/state")).isEqualTo("Canceled");
        behind.end();
      }
    }
  }

  @Test
  void whoHasTheEndIsToldNotToComeAgain() {
    String path = api.submitted();
    api.until(path, "Succeeded");
    String id;
    try (Events events = open(stack.gateway(), path)) {
      id = "" + events.next().id();
      events.end();
    }

    try (Events again = open(stack.gateway(), path, "Last-Event-ID", id)) {
      assertThat(again.status()).isEqualTo(204);
    }
  }

  @Test
  void silenceIsBrokenByComments() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    try (TestGateway talkative = stack.another("longhaul.following.keep-alive=300ms");
        Events events = open(talkative, path)) {
      events.until("NeedsAttention");

      Await.until(
          "comments",
          () -> events.comments().stream().filter(c -> c.equals("keep-alive")).count() >= 2);
    }
    api.post(path + ":cancel", "{}");
  }

  @Test
  void aStreamEndsAfterItsTimeAndTheClientComesAgain() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    try (TestGateway brief = stack.another("longhaul.following.longest-stream=1s");
        Events events = open(brief, path)) {
      events.until("NeedsAttention");

      events.end();
    }
    api.post(path + ":cancel", "{}");
  }

  @Test
  void whoHangsUpFreesEverything() {
    String path = stack.submitted(runsUntilStopped());
    SharedLooks looks = stack.gateway().part(SharedLooks.class);
    Streams streams = stack.gateway().part(Streams.class);
    try (Events events = open(stack.gateway(), path)) {
      events.until("Running");
      assertThat(streams.open()).isPositive();
    }

    Await.until("the stream to be freed", () -> streams.open() == 0 && looks.watched() == 0);
    api.post(path + ":cancel", "{}");
  }

  @Test
  void aGatewayThatIsToldToEndSendsItsListenersAway() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    api.until(path, "NeedsAttention");
    TestGateway second = stack.another();
    try (Events events = open(second, path)) {
      events.until("NeedsAttention");

      second.close();

      events.end();
    }
    api.post(path + ":cancel", "{}");
  }

  @Test
  void manyListenersShareTheLooks() {
    String path = stack.submitted(runsUntilStopped());
    api.until(path, "Running");
    List<Events> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(open(stack.gateway(), path));
    }
    int before = stack.gateway().describes(path);
    long start = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      all.forEach(Events::next);
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000 + 1;
    int looks = stack.gateway().describes(path) - before;
    all.forEach(Events::close);
    api.post(path + ":cancel", "{}");

    assertThat((long) looks).isLessThanOrEqualTo(seconds * 2 + 2);
  }

  @Test
  void othersFindNothing() {
    String path = api.submitted();
    String bob = stack.issuer().client("acme", "bob");

    try (Events events =
        Events.open(stack.gateway().url() + path + "/events", "Authorization", "Bearer " + bob)) {
      assertThat(events.status()).isEqualTo(404);
      assertThat(events.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  private Events open(TestGateway gateway, String path, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return Events.open(gateway.url() + path + "/events", all);
  }
}
