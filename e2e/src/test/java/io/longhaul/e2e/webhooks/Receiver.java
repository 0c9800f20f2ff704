package io.longhaul.e2e.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.longhaul.e2e.blackbox.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who wants to be told: verifies what comes, and hangs when the test wants that. */
final class Receiver implements AutoCloseable {

  private final byte[] key;
  private final HttpServer server;
  private final List<Message> taken = new CopyOnWriteArrayList<>();
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean hanging;

  /** A message whose signature was right. */
  record Message(String id, JsonNode payload) {
    String type() {
      return payload.path("type").asString("");
    }

    String operation() {
      return payload.path("data").path("id").asString("");
    }
  }

  /** At a port of its own; at any when it is 0. */
  Receiver(byte[] key, int port) {
    this.key = key.clone();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Whether it keeps callers waiting from now on. */
  void hang(boolean hangs) {
    hanging = hangs;
  }

  List<Message> taken() {
    return List.copyOf(taken);
  }

  /** The ids of all messages that anybody began to send. */
  List<String> begun() {
    return List.copyOf(begun);
  }

  /** Waits for a message of a type about an operation. */
  Message await(String operation, String type, Duration limit) throws Exception {
    return Await.until(
            type + " of " + operation,
            limit,
            () ->
                taken.stream()
                    .filter(message -> message.operation().equals(operation))
                    .filter(message -> message.type().equals(type))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    byte[] body = exchange.getRequestBody().readAllBytes();
    begun.add(id);
    if (hanging) {
      hang();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    String expected = signature(id + "." + timestamp + "." + text);
    boolean genuine = expected.equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
    if (genuine) {
      taken.add(new Message(id, JsonMapper.shared().readTree(text)));
    }
    exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
    exchange.close();
  }

  private void hang() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String signature(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] bytes = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
