package io.longhaul.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.RawConnection;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests that come slowly, or not to their end. */
@ExtendWith(StackExtension.class)
class SlowSenderIntegrationTests {

  private static final String DOCS = "HEAD /v1/docs HTTP/1.1\r\nHost: x\r\nX-Request-ID: r\r\n\r\n";

  private static TestGateway strict;

  private final Stack stack;
  private final String key = UUID.randomUUID().toString();

  SlowSenderIntegrationTests(Stack stack) {
    this.stack = stack;
  }

  @BeforeAll
  static void start(Stack stack) {
    strict =
        stack.another(
            "longhaul.limits.header-timeout=1s",
            "longhaul.limits.receive-timeout=1s",
            "server.tomcat.connection-timeout=2s",
            "server.tomcat.keep-alive-timeout=60s");
  }

  @AfterAll
  static void stop() {
    strict.close();
  }

  @Test
  void aBodyThatDripsIsGivenUp() {
    try (RawConnection connection = new RawConnection(strict.url())) {
      connection.send(head("Content-Length: 1000") + "{");
      for (int i = 0; i < 30 && connection.send(" "); i++) {
        LockSupport.parkNanos(100_000_000);
      }

      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 408")
          .contains("\"code\":\"REQUEST_TIMEOUT\"")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void aSenderThatStopsIsGivenUp() {
    try (RawConnection connection = new RawConnection(strict.url())) {
      connection.send(head("Content-Length: 1000") + "{");

      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 408")
          .contains("\"code\":\"REQUEST_TIMEOUT\"");
    }
  }

  @Test
  void headersThatDoNotComeAreGivenUp() {
    try (RawConnection connection = new RawConnection(strict.url())) {
      connection.send("GET /v1/kinds HTTP/1.1\r\nHost: x\r\nX-Slow: ");

      assertThat(connection.readAll()).doesNotContain("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/kinds HTTP/1.1\r\nHost: x\r\nX-Slow: ", "GET /v1/", "\r\n"})
  void headersThatDripAreGivenUp(String begun) {
    try (RawConnection connection = new RawConnection(strict.url())) {
      connection.send(begun);
      boolean open = drip(connection, begun.isBlank() ? begun : "x");

      assertThat(open).isFalse();
      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 408")
          .contains("\"code\":\"REQUEST_TIMEOUT\"")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void headersOfALaterRequestThatDripAreGivenUp() {
    try (RawConnection connection = new RawConnection(strict.url())) {
      connection.send(DOCS);
      String first = connection.readHead();
      connection.send(DOCS.strip());
      boolean open = drip(connection, "x");

      assertThat(first).startsWith("HTTP/1.1 200");
      assertThat(open).isFalse();
      assertThat(connection.readAll()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void whoOwesNoHeadersIsNotGivenUp() {
    String stream = "GET /v1/operations/events HTTP/1.1\r\nHost: x\r\n" + authorization() + "\r\n";
    try (RawConnection idle = new RawConnection(strict.url());
        RawConnection following = new RawConnection(strict.url())) {
      idle.send(DOCS);
      String first = idle.readHead();
      following.send(stream);
      String opened = following.readHead();
      LockSupport.parkNanos(2_500_000_000L);
      idle.send(DOCS);

      assertThat(first).startsWith("HTTP/1.1 200");
      assertThat(idle.readHead()).startsWith("HTTP/1.1 200");
      assertThat(opened).startsWith("HTTP/1.1 200");
      assertThat(following.isOpen()).isTrue();
    }
  }

  private static boolean drip(RawConnection connection, String drop) {
    boolean open = true;
    for (int i = 0; i < 60 && open; i++) {
      LockSupport.parkNanos(100_000_000);
      open = connection.send(drop);
    }
    return open;
  }

  private String authorization() {
    return "Authorization: Bearer " + stack.issuer().client("acme", "ann") + "\r\n";
  }

  private String head(String more) {
    return "POST /v1/operations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + authorization()
        + ("Idempotency-Key: " + key + "\r\n" + more + "\r\n\r\n");
  }
}
