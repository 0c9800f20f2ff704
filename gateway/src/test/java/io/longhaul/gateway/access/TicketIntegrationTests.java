package io.longhaul.gateway.access;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Events;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Tickets, as browsers use them. */
@ExtendWith(StackExtension.class)
class TicketIntegrationTests {

  private final Stack stack;
  private final Api api;
  private final Api nobody;
  private final String path;

  TicketIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
    this.nobody = api.as(null);
    this.path = api.submitted();
    api.until(path, "Succeeded");
  }

  @Test
  void openTheStreamOfTheirOperationAndNothingElse() {
    Reply reply = api.post(path + ":ticket", "");
    String ticket = "?ticket=" + reply.text("/ticket");
    String other = api.submitted();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.text("/expiresAt")).isNotEmpty();
    try (Events events = Events.open(reply.text("/events"))) {
      assertThat(events.status()).isEqualTo(200);
      assertThat(events.next().text("/state")).isEqualTo("Succeeded");
      events.end();
    }
    for (String elsewhere : List.of(path, path + "/result", path + "/steps", "/v1/operations")) {
      assertThat(nobody.get(elsewhere + ticket).status()).as(elsewhere).isEqualTo(401);
    }
    assertThat(nobody.get(other + "/events" + ticket).status()).isEqualTo(401);
    assertThat(nobody.post(path + ":cancel" + ticket, "{}").status()).isEqualTo(401);
    assertThat(nobody.delete(path + ticket).status()).isEqualTo(401);
    assertThat(nobody.post(path + ":ticket" + ticket, "").status()).isEqualTo(401);
  }

  @Test
  void areReadOnly() {
    Reply reply = api.post(path + ":ticket", "");

    try (Events events = Events.open(reply.text("/events"))) {
      assertThat(events.next().json().get("links").propertyNames())
          .containsExactly("self", "result", "events", "steps", "deliveries");
    }
  }

  @Test
  void holdAtEveryGatewayWithTheKey() {
    Reply reply = api.post(path + ":ticket", "");
    try (TestGateway second = stack.another();
        Events events =
            Events.open(second.url() + path + "/events?ticket=" + reply.text("/ticket"))) {
      assertThat(events.next().text("/state")).isEqualTo("Succeeded");
    }
  }

  @Test
  void sayThatTheyHaveExpired() {
    try (TestGateway hasty = stack.another("longhaul.tickets.life=1s")) {
      Api there = new Api(hasty.url(), stack.issuer().client("acme", "ann"));
      String address = there.post(path + ":ticket", "").text("/events");

      Await.until(
          "the ticket to expire",
          () -> {
            try (Events events = Events.open(address)) {
              assertThat(events.status()).isEqualTo(200);
              assertThat(events.header("Content-Type")).startsWith("text/event-stream");
              boolean expired = events.next().name().equals("ticket-expired");
              events.end();
              return expired;
            }
          });
    }
  }

  @Test
  void areForThoseWhoMaySeeTheOperation() {
    assertThat(stack.api("acme", "bob").post(path + ":ticket", "").status()).isEqualTo(404);
    assertThat(nobody.post(path + ":ticket", "").status()).isEqualTo(401);
  }

  @Test
  void forgeriesOpenNothing() {
    String forged = "9999999999." + "A".repeat(43);

    Reply reply = nobody.get(path + "/events?ticket=" + forged);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text("/instance")).endsWith("/events");
    assertThat(reply.text()).doesNotContain(forged);
  }

  @Test
  void standInNoLog() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger spring = (Logger) LoggerFactory.getLogger("org.springframework");
    Logger ours = (Logger) LoggerFactory.getLogger("io.longhaul");
    spring.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);

    String ticket = api.post(path + ":ticket", "").text("/ticket");
    try (Events events = Events.open(stack.gateway().url() + path + "/events?ticket=" + ticket)) {
      events.next();
    }
    nobody.get(path + "?x=y&ticket=" + ticket);
    nobody.get(path + "/nothing?ticket=" + ticket);
    String running = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    nobody.get(running + "/events?ticket=" + ticket);
    root.detachAppender(log);
    spring.setLevel(null);
    ours.setLevel(null);

    List<String> lines =
        List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).anyMatch(line -> line.contains(path + "/events"));
    assertThat(lines).noneMatch(line -> line.contains(ticket));
    api.post(running + ":cancel", "{}");
  }
}
