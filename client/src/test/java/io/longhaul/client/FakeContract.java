package io.longhaul.client;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the fake gateway knows: uploads by key, operations by id, and how they go on. */
public final class FakeContract {
  private static final String OPERATIONS = "/v1/operations";

  private final Map<String, byte[]> uploads = new LinkedHashMap<>();
  private final Map<String, String> bodies = new LinkedHashMap<>();
  private final Map<String, Deque<String>> scripts = new LinkedHashMap<>();
  private final Map<String, FakeAnswer> fixed = new LinkedHashMap<>();
  private final Map<String, byte[]> artifacts = new LinkedHashMap<>();
  private List<String> plan = List.of();
  private int retryAfter = 0;
  private @Nullable String token;

  /** How operations that are started from now on go: documents without id, one per look. */
  public FakeContract plan(String... documents) {
    plan = List.of(documents);
    return this;
  }

  /** An operation that is there already. */
  public FakeContract operation(String id, String... documents) {
    scripts.put(id, new ArrayDeque<>(List.of(documents)));
    return this;
  }

  /** What a method and path (with query) is always answered with. */
  public FakeContract answer(String methodAndPath, int status, String body) {
    fixed.put(methodAndPath, FakeAnswer.json(status, body));
    return this;
  }

  public FakeContract artifact(String id, String name, byte[] content) {
    artifacts.put(id + "/" + name, content);
    return this;
  }

  public FakeContract retryAfter(int seconds) {
    retryAfter = seconds;
    return this;
  }

  /** From now on only this token is let in. */
  public FakeContract requireToken(String wanted) {
    token = wanted;
    return this;
  }

  /** The bodies of all uploads, in order. */
  public List<byte[]> uploads() {
    return List.copyOf(uploads.values());
  }

  /** The bodies of all operations that were started, in order. */
  public List<String> started() {
    return List.copyOf(bodies.values());
  }

  /** The ids of all operations that were started, in order. */
  public List<String> ids() {
    return List.copyOf(bodies.keySet());
  }

  synchronized FakeAnswer answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String given = Objects.requireNonNullElse(header(exchange, "Authorization"), "");
    if (token != null && !given.equals("Bearer " + token)) {
      return FakeAnswer.problem(401, "UNAUTHENTICATED", "Who are you?");
    }
    FakeAnswer always = fixed.get(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (always != null) {
      return always;
    }
    if (path.equals("/v1/uploads")) {
      return upload(exchange, body);
    }
    if (path.equals(OPERATIONS)) {
      return start(exchange, new String(body, StandardCharsets.UTF_8));
    }
    if (path.contains("/artifacts/")) {
      return artifact(exchange, path.substring(OPERATIONS.length() + 1).replace("/artifacts", ""));
    }
    if (path.startsWith(OPERATIONS + "/") && exchange.getRequestMethod().equals("GET")) {
      return look(exchange, path.substring(OPERATIONS.length() + 1));
    }
    return FakeAnswer.problem(404, "NOT_FOUND", "Nothing at " + path);
  }

  private FakeAnswer upload(HttpExchange exchange, byte[] body) {
    String length = header(exchange, "Upload-Length");
    if (!"1.0.0".equals(header(exchange, "Tus-Resumable"))
        || !"application/offset+octet-stream".equals(header(exchange, "Content-Type"))
        || length == null) {
      return FakeAnswer.problem(412, "TUS_VERSION", "Not tus");
    }
    if (Long.parseLong(length) != body.length) {
      return FakeAnswer.problem(400, "UPLOAD_INCOMPLETE", body.length + " of " + length);
    }
    String id = "u-" + key(exchange);
    uploads.putIfAbsent(id, body);
    String sha256 = HexFormat.of().formatHex(Digests.sha256().digest(body));
    return FakeAnswer.json(
            201,
            "{\"id\":\"%s\",\"length\":%d,\"offset\":%d,\"sha256\":\"%s\",\"complete\":true}"
                .formatted(id, body.length, body.length, sha256))
        .with("Location", "/v1/uploads/" + id)
        .with("Upload-Offset", Integer.toString(body.length));
  }

  private FakeAnswer start(HttpExchange exchange, String body) {
    String id = "acme~" + key(exchange);
    String before = bodies.putIfAbsent(id, body);
    if (before != null && !before.equals(body)) {
      return FakeAnswer.problem(422, "KEY_REUSED", "Another body");
    }
    scripts.computeIfAbsent(id, key -> new ArrayDeque<>(plan));
    FakeAnswer answer =
        FakeAnswer.json(202, document(id, Objects.requireNonNull(scripts.get(id)).getFirst()));
    return before == null ? answer : answer.with("Idempotent-Replayed", "true");
  }

  private FakeAnswer look(HttpExchange exchange, String id) {
    Deque<String> script = scripts.get(id);
    if (script == null) {
      return FakeAnswer.problem(404, "NOT_FOUND", "No such operation");
    }
    String now = script.size() > 1 ? script.removeFirst() : script.getFirst();
    String tag = "\"" + now.hashCode() + "\"";
    FakeAnswer answer =
        tag.equals(header(exchange, "If-None-Match"))
            ? FakeAnswer.empty(304)
            : FakeAnswer.json(200, document(id, now));
    return answer.with("ETag", tag).with("Retry-After", Integer.toString(retryAfter));
  }

  private FakeAnswer artifact(HttpExchange exchange, String name) {
    byte[] content = artifacts.get(name);
    if (content == null) {
      return FakeAnswer.problem(404, "NOT_FOUND", "No such artifact");
    }
    String digest = Base64.getEncoder().encodeToString(Digests.sha256().digest(content));
    String range = header(exchange, "Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    byte[] part = Arrays.copyOfRange(content, from, content.length);
    return new FakeAnswer(range == null ? 200 : 206, part)
        .with("Content-Type", "text/csv")
        .with("ETag", "\"" + digest + "\"")
        .with("Repr-Digest", "sha-256=:" + digest + ":")
        .with("Content-Disposition", "attachment; filename=\"rejects.csv\"");
  }

  static String document(String id, String members) {
    List<String> all =
        new ArrayList<>(List.of("\"id\":\"" + id + "\"", "\"kind\":\"bulk-import\""));
    all.add(members);
    return "{" + String.join(",", all) + "}";
  }

  private static String key(HttpExchange exchange) {
    return Objects.requireNonNullElse(header(exchange, "Idempotency-Key"), "").replace("\"", "");
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }
}
