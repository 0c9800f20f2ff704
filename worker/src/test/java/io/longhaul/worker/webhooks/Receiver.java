package io.longhaul.worker.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.payloads.OperationPayloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

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
      return payload.get("type").asString();
    }

    String state() {
      return payload.at("/data/state").asString();
    }
  }

  Receiver(byte[] key) {
    this.key = key.clone();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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

  /** Waits for a message of a type. */
  Message await(String type) {
    return Await.value(
        type,
        () ->
            taken.stream().filter(message -> message.type().equals(type)).findFirst().orElse(null));
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
      taken.add(new Message(id, OperationPayloads.mapper().readTree(text)));
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
