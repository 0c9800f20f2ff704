package io.longhaul.e2e.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A reverse proxy before the gateway that does what some do in the field, and counts. */
final class FaultyProxy implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(70);
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "upgrade", "transfer-encoding", "expect");
  private static final Map<Integer, Integer> BUSY_AT = Map.of(2, 429, 3, 503);

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final Map<String, Integer> reads = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final Queue<String> keys = new ConcurrentLinkedQueue<>();
  private final HttpServer server;
  private final URI gateway;
  private final Set<Fault> faults;

  /** What is wrong with it. */
  enum Fault {
    /** Answers come without the header {@code Operation-Location}. */
    DROPS_OPERATION_LOCATION,
    /** The second look at an address is answered 429, the third 503. */
    IS_BUSY
  }

  private FaultyProxy(HttpServer server, URI gateway, Set<Fault> faults) {
    this.server = server;
    this.gateway = gateway;
    this.faults = faults;
  }

  /** Listens on a free port of the loopback interface from now on. */
  static FaultyProxy to(URI gateway, Set<Fault> faults) throws IOException {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    FaultyProxy proxy = new FaultyProxy(server, gateway, faults);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", proxy::pass);
    server.start();
    return proxy;
  }

  /** One with no fault. */
  static FaultyProxy to(URI gateway) throws IOException {
    return to(gateway, EnumSet.noneOf(Fault.class));
  }

  /** Where it listens. */
  String address() {
    return "http://" + host();
  }

  /** How often an operation and its result were read. */
  int reads(String operation) {
    return count(reads, operation);
  }

  /** How many of these reads were refused. */
  int refusals(String operation) {
    return count(refusals, operation);
  }

  /** The idempotency keys that came, as they came. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }

  private static int count(Map<String, Integer> counts, String operation) {
    String path = "/v1/operations/" + operation;
    return counts.getOrDefault(path, 0) + counts.getOrDefault(path + "/result", 0);
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean read = exchange.getRequestMethod().equals("GET");
      Integer refusal = read ? BUSY_AT.get(reads.merge(path, 1, Integer::sum)) : null;
      if (refusal != null && faults.contains(Fault.IS_BUSY)) {
        refusals.merge(path, 1, Integer::sum);
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        answer(exchange, refusal, "Come again.".getBytes(StandardCharsets.UTF_8));
      } else {
        forward(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI().toString()))
            .timeout(LIMIT)
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    keys.addAll(exchange.getRequestHeaders().getOrDefault("Idempotency-key", List.of()));
    exchange.getRequestHeaders().forEach((name, values) -> copy(request, name, values));
    request.header("X-Forwarded-Host", host()).header("X-Forwarded-Proto", "http");
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    response.headers().map().forEach((name, values) -> copy(exchange, name, values));
    answer(exchange, response.statusCode(), response.body());
  }

  private static void copy(HttpRequest.Builder request, String name, List<String> values) {
    if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> request.header(name, value));
    }
  }

  private void copy(HttpExchange exchange, String name, List<String> values) {
    boolean dropped =
        name.equalsIgnoreCase("Operation-Location")
            && faults.contains(Fault.DROPS_OPERATION_LOCATION);
    if (!dropped && !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean empty = body.length == 0;
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }
}
