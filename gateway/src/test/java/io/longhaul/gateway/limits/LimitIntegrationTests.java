package io.longhaul.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.RawConnection;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may take up, and what is answered when it takes more. */
@ExtendWith(StackExtension.class)
class LimitIntegrationTests {

  private static final String OPERATIONS = "/v1/operations";
  private static final int CONNECTIONS = 8;

  private static TestGateway strict;

  private final Stack stack;
  private final Api api;
  private final String key = UUID.randomUUID().toString();

  LimitIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @BeforeAll
  static void start(Stack stack) {
    strict =
        stack.another(
            "longhaul.limits.connections-per-address=" + CONNECTIONS,
            "server.tomcat.connection-timeout=2s",
            "server.tomcat.keep-alive-timeout=60s");
  }

  @AfterAll
  static void stop() {
    strict.close();
  }

  @Test
  void aLongAddressIsRefused() {
    Reply reply = api.get(OPERATIONS + "?kind=" + "x".repeat(9_000));

    assertThat(reply.status()).isEqualTo(414);
    assertThat(reply.text("/code")).isEqualTo("ADDRESS_TOO_LONG");
  }

  @Test
  void manyHeadersAreRefused() {
    String[] headers =
        IntStream.range(0, 60)
            .boxed()
            .flatMap(i -> Stream.of("X-Header-" + i, "x".repeat(400)))
            .toArray(String[]::new);

    Reply reply = api.get("/v1/kinds", headers);

    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.text("/code")).isEqualTo("HEADERS_TOO_LARGE");
  }

  @Test
  void deepJsonIsRefused() {
    assertThat(submit("{\"kind\":" + "[".repeat(65) + "]".repeat(65) + "}").text("/code"))
        .isEqualTo("JSON_TOO_DEEP");
    assertThat(submit("[".repeat(500_000)).text("/code")).isEqualTo("JSON_TOO_DEEP");
    assertThat(submit("{\"a\":".repeat(100_000)).text("/code")).isEqualTo("JSON_TOO_DEEP");
  }

  @Test
  void longNumbersAreRefused() {
    Reply whole = submit("{\"priority\":" + "9".repeat(401) + "}");
    Reply fraction = submit("{\"priority\":0." + "9".repeat(1_000) + "}");

    assertThat(whole.status()).isEqualTo(400);
    assertThat(whole.text("/code")).isEqualTo("NUMBER_TOO_LONG");
    assertThat(fraction.text("/code")).isEqualTo("NUMBER_TOO_LONG");
  }

  // Wide, huge, twice, no UTF-8, half a character, not JSON at all.
  @Test
  void whatIsNoGoodJsonIsRefusedAndNothingIsStarted() {
    String good = api.submission();
    List<byte[]> bodies =
        List.of(
            bytes(good.replace("}}", "},\"input\":{}}")),
            bytes(good.replace("pets", "\\ud800")),
            bytes(good.replace("pets", "\\udc00\\ud800")),
            bytes(good.substring(1)),
            bytes(good + "{}"),
            bytes(good.replace("\"", "'")),
            bytes(good.replace("}}", "},}")),
            bytes("[" + good + "]"),
            bytes("\uFEFF" + good),
            bytes("null"),
            bytes(""),
            bytes("{\"a\":[" + "1,".repeat(200_000) + "1]}"),
            bytes("{\"" + "x".repeat(60_000) + "\":1}"),
            bytes(good.replace("}}", "},\"priority\":NaN}")),
            bytes(good.replace("}}", "},\"priority\":1e999}")),
            good.replace("pets", "\u00e9").getBytes(StandardCharsets.ISO_8859_1),
            good.getBytes(StandardCharsets.UTF_16));

    for (byte[] body : bodies) {
      Reply reply =
          api.send(
              "POST",
              OPERATIONS,
              BodyPublishers.ofByteArray(body),
              "Content-Type",
              "application/json",
              "Idempotency-Key",
              key);

      assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    }
    assertThat(api.get(OPERATIONS + "/acme~" + key).status()).isEqualTo(404);
  }

  @Test
  void manyOrLongLabelsAreRefused() {
    String many =
        IntStream.range(0, 17)
            .mapToObj(i -> "\"l" + i + "\":\"x\"")
            .collect(Collectors.joining(",", "{", "}"));
    String big =
        IntStream.range(0, 9)
            .mapToObj(i -> "\"l" + i + "\":\"" + "x".repeat(60) + "\"")
            .collect(Collectors.joining(",", "{", "}"));

    for (String labels : List.of(many, big)) {
      Reply reply = submit(api.submission().replace("}}", "},\"labels\":" + labels + "}"));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text("/code")).isEqualTo("LABELS_TOO_LARGE");
      assertThat(reply.text("/errors/0/pointer")).isEqualTo("/labels");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/kinds#a", "/v1/kinds|", "/v1/\\kinds", "/v1/operations?filter=%zz"})
  void anAddressThatNoUrlMayHaveIsRefused(String target) {
    try (RawConnection connection = new RawConnection(strict.url())) {
      String token = stack.issuer().client("acme", "ann");
      connection.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
      connection.send("Authorization: Bearer " + token + "\r\n\r\n");

      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 400")
          .contains("\"code\":\"MALFORMED_REQUEST\"");
    }
  }

  @Test
  void anAddressHasSoManyConnectionsAndGetsThemBack() {
    String request = "GET /v1/docs HTTP/1.1\r\nHost: x\r\nX-Request-ID: r\r\n\r\n";
    List<RawConnection> open = new ArrayList<>();
    try {
      String refused =
          Await.value(
              "a connection that is one too many",
              () -> {
                fill(open, request);
                String answer = unasked();
                return answer.isEmpty() ? null : answer;
              });

      assertThat(refused)
          .startsWith("HTTP/1.1 429")
          .contains("Retry-After: 5")
          .contains("\"code\":\"TOO_MANY_CONNECTIONS\"");
      assertThat(open).hasSizeBetween(1, CONNECTIONS);
    } finally {
      open.forEach(RawConnection::close);
    }
    Await.until("connections to be free again", () -> isServed(request));
  }

  @Test
  void answersCarrySecurityHeaders() {
    for (Reply reply :
        List.of(api.get("/v1/kinds"), api.get("/v1/nothing"), api.as(null).get(OPERATIONS))) {
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(reply.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(reply.header("Server")).isNull();
      assertThat(reply.header("Access-Control-Allow-Origin")).isNull();
    }
  }

  private static void fill(List<RawConnection> open, String request) {
    boolean served = true;
    while (served && open.size() < 2 * CONNECTIONS) {
      RawConnection connection = new RawConnection(strict.url());
      connection.send(request);
      served = connection.readHead().startsWith("HTTP/1.1 200");
      if (served) {
        open.add(connection);
      } else {
        connection.close();
      }
    }
  }

  // Whoever is welcome is waited for in silence.
  private static String unasked() {
    try (RawConnection connection = new RawConnection(strict.url())) {
      return connection.readAll();
    }
  }

  private boolean isServed(String request) {
    try (RawConnection connection = new RawConnection(strict.url())) {
      connection.send(request);
      return connection.readHead().startsWith("HTTP/1.1 200");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Reply submit(String body) {
    return api.post(OPERATIONS, body, "Idempotency-Key", key);
  }
}
