package io.longhaul.activities.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.longhaul.workflows.targets.RefusedTargetException;
import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that go to the address that was checked, and end in time. */
class OutboundCallerTests {

  private static final byte[] HOME = {127, 0, 0, 1};

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger lookUps = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stopServer() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void sendsTheBytesAndReadsTheAnswer() throws Exception {
    serve(exchange -> answer(exchange, 202, "taken"));
    try (OutboundCaller caller = caller(Duration.ofSeconds(5), "receiver.example")) {
      OutboundAnswer answer = caller.post(request("http://receiver.example:%d/hook?a=1"));

      assertThat(answer.status()).isEqualTo(202);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("taken");
      assertThat(answer.headers()).containsEntry("x-test", "1");
      assertThat(answer.latency()).isPositive();
      assertThat(received).containsExactly("POST /hook?a=1 receiver.example {\"a\":1} 7");
    }
  }

  @Test
  void looksUpOnceAndConnectsToWhatItChecked() throws Exception {
    serve(exchange -> answer(exchange, 200, ""));
    try (OutboundCaller caller = caller(Duration.ofSeconds(5), "receiver.example")) {
      caller.post(request("http://receiver.example:%d/"));

      assertThat(lookUps).hasValue(1);
      assertThat(received).hasSize(1);
    }
  }

  // Public when it was checked before, at home when it is called.
  @Test
  void aNameThatIsReboundIsRefusedWithoutAConnection() throws Exception {
    serve(exchange -> answer(exchange, 200, ""));
    OutboundSettings settings =
        new OutboundSettings(
            Set.of(),
            true,
            Set.of(server.getAddress().getPort()),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            10);
    OutboundGuard guard =
        new OutboundGuard(
            settings,
            name ->
                new InetAddress[] {
                  lookUps.getAndIncrement() == 0
                      ? InetAddress.ofLiteral("93.184.215.14")
                      : InetAddress.getByAddress(HOME)
                });
    String url = "http://rebinding.example:" + server.getAddress().getPort() + "/";
    guard.check(url);
    try (OutboundCaller caller = new OutboundCaller(settings, guard)) {
      assertThatExceptionOfType(RefusedTargetException.class)
          .isThrownBy(() -> caller.post(new OutboundRequest(url, Map.of(), new byte[0])))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.ADDRESS));
      assertThat(received).isEmpty();
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    for (int status : List.of(301, 302, 303, 307, 308)) {
      received.clear();
      serve(exchange -> {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/");
        answer(exchange, status, "");
      });
      try (OutboundCaller caller = caller(Duration.ofSeconds(5), "receiver.example")) {
        assertThat(caller.post(request("http://receiver.example:%d/")).status()).isEqualTo(status);
        assertThat(received).hasSize(1);
      }
    }
  }

  @Test
  void readsNoMoreThanItMay() throws Exception {
    serve(exchange -> answer(exchange, 200, "x".repeat(1 << 22)));
    try (OutboundCaller caller = caller(Duration.ofSeconds(5), "receiver.example")) {
      assertThat(caller.post(request("http://receiver.example:%d/")).body()).hasSize(1024);
    }
  }

  @Test
  void keepsNoCookie() throws Exception {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Set-Cookie", "a=b");
      received.add(String.valueOf(exchange.getRequestHeaders().get("Cookie")));
      answer(exchange, 200, "");
    });
    try (OutboundCaller caller = caller(Duration.ofSeconds(5), "receiver.example")) {
      caller.post(request("http://receiver.example:%d/"));
      caller.post(request("http://receiver.example:%d/"));

      assertThat(received).contains("null").doesNotContain("[a=b]");
    }
  }

  @Test
  void anAnswerThatDripsIsEndedByTheTimeOutOfTheWholeCall() throws Exception {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try {
        while (!end.await(100, TimeUnit.MILLISECONDS)) {
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    try (OutboundCaller caller = caller(Duration.ofMillis(600), "receiver.example")) {
      long start = System.nanoTime();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> caller.post(request("http://receiver.example:%d/")));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OutboundCaller caller = caller(Duration.ofMillis(300), "receiver.example")) {
      String url = "http://receiver.example:" + silent.getLocalPort() + "/";

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> caller.post(new OutboundRequest(url, Map.of(), new byte[0])));
    }
  }

  @Test
  void requestsShowNeitherUrlNorHeadersAsText() {
    OutboundRequest request =
        new OutboundRequest("https://a.example/?token=s3cret", Map.of("k", "s3cret"), new byte[1]);

    assertThat(request.toString()).doesNotContain("s3cret").doesNotContain("a.example");
  }

  private OutboundCaller caller(Duration callTimeout, String allowed) {
    OutboundSettings settings =
        new OutboundSettings(
            Set.of(allowed),
            false,
            Set.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            callTimeout,
            1024);
    OutboundGuard guard =
        new OutboundGuard(
            settings,
            name -> {
              lookUps.incrementAndGet();
              return new InetAddress[] {InetAddress.getByAddress(name, HOME)};
            });
    return new OutboundCaller(settings, guard);
  }

  private OutboundRequest request(String url) {
    return new OutboundRequest(
        url.formatted(server.getAddress().getPort()),
        Map.of("Content-Type", "application/json"),
        "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
  }

  private void serve(HttpHandler handler) {
    try {
      server.removeContext("/");
    } catch (IllegalArgumentException e) {
      // There was none yet.
    }
    server.createContext("/", handler);
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String host = exchange.getRequestHeaders().getFirst("Host").replaceAll(":.*", "");
    received.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + host
            + " "
            + sent
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Length"));
    exchange.getResponseHeaders().set("X-Test", "1");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
