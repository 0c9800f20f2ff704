package io.longhaul.bench.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * HTTP servers on ports of their own, which take whatever comes. Every second one can be made to
 * hang: it reads the request, and does not answer until it is let go. Thread-safe.
 */
final class Receivers implements AutoCloseable {
  static final String ID = "webhook-id";

  // Who has waited longer has hung up, or is about to.
  private static final Duration STILL_THERE = Duration.ofSeconds(14);
  private static final Duration FOR_EVER = Duration.ofMinutes(10);

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Long> taken = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Sample> sample = new AtomicReference<>();
  private final AtomicReference<@Nullable CountDownLatch> letGo = new AtomicReference<>();

  /** A message as it came in. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sample(Map<String, List<String>> headers, byte[] body) {}

  /** Opens so many. */
  static Receivers open(int count) throws IOException {
    Receivers receivers = new Receivers();
    for (int number = 0; number < count; number++) {
      receivers.servers.add(receivers.server(number % 2 == 1));
    }
    return receivers;
  }

  int count() {
    return servers.size();
  }

  /** Whether this one never hangs. */
  boolean isGood(int number) {
    return number % 2 == 0;
  }

  String url(int number) {
    return "http://127.0.0.1:" + servers.get(number).getAddress().getPort() + "/hook";
  }

  /** Keeps callers of every second one waiting from now on. */
  void hang() {
    letGo.set(new CountDownLatch(1));
  }

  /** Answers those that wait, and everyone from now on. */
  void letGo() {
    CountDownLatch latch = letGo.getAndSet(null);
    if (latch != null) {
      latch.countDown();
    }
  }

  /** When a message was taken, as {@link System#nanoTime} has it; null when it was not yet. */
  @Nullable Long taken(String id) {
    return taken.get(id);
  }

  /** How many different messages were taken so far. */
  int count(List<String> ids) {
    return (int) ids.stream().filter(taken::containsKey).count();
  }

  /** One of the messages that were taken. */
  Sample sample() {
    Sample message = sample.get();
    if (message == null) {
      throw new IllegalStateException("No message was taken yet");
    }
    return message;
  }

  @Override
  public void close() {
    letGo();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private HttpServer server(boolean mayHang) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> take(exchange, mayHang ? letGo.get() : null));
    server.start();
    return server;
  }

  private void take(HttpExchange exchange, @Nullable CountDownLatch hanging) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (hanging != null && !isLetGoInTime(hanging)) {
        return;
      }
      Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
      sample.compareAndSet(null, new Sample(headers, body));
      exchange.sendResponseHeaders(204, -1);
      taken.putIfAbsent(exchange.getRequestHeaders().getFirst(ID), System.nanoTime());
    }
  }

  private static boolean isLetGoInTime(CountDownLatch hanging) {
    long start = System.nanoTime();
    try {
      return hanging.await(FOR_EVER.toSeconds(), TimeUnit.SECONDS)
          && System.nanoTime() - start < STILL_THERE.toNanos();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
