package io.longhaul.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A gateway in memory: follows the HTTP contract, and breaks where a test wants it to. */
public final class FakeGateway implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final FakeContract contract = new FakeContract();

  /** A request that arrived. */
  public record Seen(String method, String path, Map<String, List<String>> headers) {
    /** The header's value, or null. */
    public @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }
  }

  public FakeGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it knows and does. */
  public FakeContract contract() {
    return contract;
  }

  /** The next request of this method whose path ends like this meets the fault; they queue up. */
  public FakeGateway next(String method, String pathEnd, Fault fault) {
    faults.computeIfAbsent(method + " " + pathEnd, key -> new ArrayDeque<>()).add(fault);
    return this;
  }

  /** The requests of this method whose path ends like this, in order. */
  public List<Seen> seen(String method, String pathEnd) {
    return seen.stream()
        .filter(each -> each.method().equals(method) && each.path().endsWith(pathEnd))
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    seen.add(new Seen(exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders())));
    Fault fault = fault(exchange.getRequestMethod(), path);
    if (fault != null && fault.strikesFirst(exchange)) {
      return;
    }
    FakeAnswer answer = contract.answer(exchange);
    if (fault instanceof Fault.AnswerLost) {
      exchange.close();
      return;
    }
    answer.send(exchange, fault instanceof Fault.AnswerCut cut ? cut.bytes() : -1);
  }

  private @Nullable Fault fault(String method, String path) {
    for (Map.Entry<String, Deque<Fault>> entry : faults.entrySet()) {
      String[] wanted = entry.getKey().split(" ", 2);
      if (method.equals(wanted[0]) && path.endsWith(wanted[1])) {
        synchronized (entry.getValue()) {
          return entry.getValue().poll();
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
