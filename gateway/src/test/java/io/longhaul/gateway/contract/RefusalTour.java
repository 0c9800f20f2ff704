package io.longhaul.gateway.contract;

import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.RawConnection;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.gateway.stack.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The answers of gateways that lack something: patience, room, an engine and a disk. */
final class RefusalTour {

  private static final String EVERY = TokenIssuer.SUPPORT + " operations:admin";
  private static final String KEY = "Idempotency-Key";
  private static final List<String> TUS =
      List.of(
          "Tus-Resumable",
          "1.0.0",
          "Upload-Offset",
          "0",
          "Upload-Length",
          "0",
          "Content-Type",
          "application/offset+octet-stream");
  private static final String JSON = "application/json";
  private static final List<String> BODIES = List.of("POST", "PATCH");
  private static final String NEW = "{\"url\":\"https://example.com/hooks\"}";
  private static final int ENOUGH = 40;

  private final Stack stack;

  RefusalTour(Stack stack) {
    this.stack = stack;
  }

  void take() {
    try (TestGateway strict =
        stack.another(
            "server.tomcat.connection-timeout=1s",
            "server.tomcat.keep-alive-timeout=60s",
            "longhaul.rates.window=30d",
            "longhaul.rates.caller-requests=" + ENOUGH)) {
      String token = stack.issuer().token("acme", "ann", EVERY);
      slowly(strict, token);
      often(new Api(strict.url(), token));
    }
    withoutAnything();
  }

  // The body does not go on.
  private void slowly(TestGateway gateway, String token) {
    Api api = new Api(gateway.url(), token);
    String endpoint = api.post("/v1/webhook-endpoints", NEW).text("/id");
    for (Call call : guarded()) {
      if (call.statuses().contains("408")) {
        String path =
            call.template()
                .replace("/v1/webhook-endpoints/{id}", "/v1/webhook-endpoints/" + endpoint);
        String[] headers = {"Authorization", "Bearer " + token, "Content-Type", JSON, KEY, "slow"};
        raw(gateway, call.method(), path.replace("{id}", "acme~nothing"), headers);
      }
    }
  }

  private static void raw(TestGateway gateway, String method, String path, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    try (RawConnection connection = new RawConnection(gateway.url())) {
      connection.send(head + "Content-Length: 100\r\n\r\n{");
      ContractWatch.shared().see(method, path, headers, reply(connection.readAll()));
    }
  }

  private static Reply reply(String answer) {
    String[] parts = answer.split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n", -1);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Stream.of(lines)
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .forEach(
            header -> headers.computeIfAbsent(header[0], _ -> new ArrayList<>()).add(header[1]));
    return new Reply(
        Integer.parseInt(lines[0].split(" ", -1)[1]),
        HttpHeaders.of(headers, (_, _) -> true),
        parts[1].getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void often(Api api) {
    for (int i = 0; i < ENOUGH; i++) {
      api.get("/v1/kinds");
    }
    guarded().forEach(call -> send(api, call));
  }

  private void withoutAnything() {
    Path home = directory();
    try (TestGateway gateway =
        TestGateway.start(
            "127.0.0.1:1", home, stack.issuer(), "longhaul.engine.call-timeout=100ms")) {
      // Where the directory was, there is a file.
      spoil(home.resolve("blobs"));
      Api api = new Api(gateway.url(), stack.issuer().token("acme", "ann", EVERY));
      guarded().forEach(call -> send(api, call));
    }
  }

  private static void send(Api api, Call call) {
    boolean upload = call.template().contains("uploads");
    String path =
        call.template()
            .replace(
                "/v1/webhook-endpoints/{id}", "/v1/webhook-endpoints/we_acme_" + "0".repeat(24))
            .replace("/v1/uploads/{id}", "/v1/uploads/u-" + "0".repeat(40))
            .replace("{id}", "acme~nothing")
            .replace("{webhookId}", "msg_" + "0".repeat(32))
            .replace("{name}", "nothing.csv")
            .replace("{kind}", "bulk-import");
    List<String> headers = new ArrayList<>(upload ? TUS : List.of("Content-Type", JSON));
    if (call.parameters("header").stream().anyMatch(it -> it.get("name").asString().equals(KEY))) {
      headers.addAll(List.of(KEY, UUID.randomUUID().toString()));
    }
    String method = call.isStream() ? "HEAD" : call.method();
    String body = upload || !BODIES.contains(method) ? "" : body(call);
    api.send(method, path, BodyPublishers.ofString(body), headers.toArray(String[]::new));
  }

  private static List<Call> guarded() {
    return Contract.shipped().calls().stream()
        .filter(call ->
            !call.operation().path("security").isArray()
                || !call.operation().get("security").isEmpty())
        .toList();
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("longhaul-broken");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void spoil(Path blobs) {
    try {
      FileSystemUtils.deleteRecursively(blobs);
      Files.writeString(blobs, "no directory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(Call call) {
    return switch (call.id()) {
      case "submitOperation" -> Api.submission("u-" + "0".repeat(40));
      case "createWebhookEndpoint" -> NEW;
      case "recoverWebhookEndpoint" -> "{\"since\":\"2026-01-01T00:00:00Z\"}";
      default -> "{}";
    };
  }
}
