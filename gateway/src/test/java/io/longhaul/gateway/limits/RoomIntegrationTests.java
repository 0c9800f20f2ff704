package io.longhaul.gateway.limits;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.RawConnection;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of requests that come while as many are being answered as may. */
@ExtendWith(StackExtension.class)
class RoomIntegrationTests {

  private static final int REQUESTS = 4;
  private static final int WAITS = 3;
  private static final String DOCS =
      "HEAD /v1/docs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  private static TestGateway narrow;

  private final Stack stack;

  RoomIntegrationTests(Stack stack) {
    this.stack = stack;
  }

  @BeforeAll
  static void start(Stack stack) {
    narrow =
        stack.another("longhaul.limits.requests=" + REQUESTS, "longhaul.limits.place-timeout=1s");
  }

  @AfterAll
  static void stop() {
    narrow.close();
  }

  @Test
  void whatWouldBeOneWaitTooManyIsAnsweredAtOnce() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    Api api = new Api(narrow.url(), stack.issuer().client("acme", "ann"));
    String tag = "" + api.until(path, "NeedsAttention").header("ETag");
    List<RawConnection> waiting = Stream.generate(this::connection).limit(WAITS).toList();
    waiting.forEach(connection -> connection.send(waitingFor(path, tag)));
    Await.until("as many to wait as may", () -> waiting() == WAITS);

    Reply reply = api.get(path, "Prefer", "wait=20", "If-None-Match", tag);
    waiting.forEach(RawConnection::close);

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.header("Preference-Applied")).isNull();
    Await.until("the places to be free", () -> waiting() == 0);
  }

  @Test
  void thoseWhoFindNoPlaceWaitForOneAndAreToldInTheEnd() {
    List<RawConnection> slow = Stream.generate(this::connection).limit(REQUESTS).toList();
    slow.forEach(connection -> connection.send(body("{")));
    try (RawConnection vain = connection();
        RawConnection late = connection()) {
      vain.send(DOCS);
      String told = vain.readAll();
      late.send(DOCS);
      slow.getFirst().send("}");

      assertThat(told)
          .startsWith("HTTP/1.1 503")
          .contains("\"code\":\"OVERLOADED\"", "Retry-After: 5");
      assertThat(slow.getFirst().readHead()).startsWith("HTTP/1.1 400");
      assertThat(late.readAll()).startsWith("HTTP/1.1 200");
    }
    slow.forEach(RawConnection::close);
  }

  @Test
  void headersThatFitInNoBufferAreRefused() {
    try (RawConnection connection = connection()) {
      connection.send("GET /v1/kinds HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(40_000));

      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 400")
          .contains("\"code\":\"MALFORMED_REQUEST\"");
    }
  }

  private static double waiting() {
    return narrow.part(MeterRegistry.class).get("longhaul.following.waiting").gauge().value();
  }

  private RawConnection connection() {
    return new RawConnection(narrow.url());
  }

  private String waitingFor(String path, String tag) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + URI.create(narrow.url()).getAuthority()
        + "\r\nPrefer: wait=60\r\nIf-None-Match: "
        + tag
        + "\r\n"
        + authorization();
  }

  private String body(String begun) {
    return "POST /v1/operations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + ("Idempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: 2\r\n")
        + authorization()
        + begun;
  }

  private String authorization() {
    return "Authorization: Bearer " + stack.issuer().client("acme", "ann") + "\r\n\r\n";
  }
}
