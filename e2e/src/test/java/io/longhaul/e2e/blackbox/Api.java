package io.longhaul.e2e.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as somebody with curl and a token uses it. */
public final class Api {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> ENDS =
      List.of("Succeeded", "PartiallySucceeded", "Failed", "TimedOut", "Canceled");

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI gateway;
  private final String token;

  public Api(URI gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /** Sends a request with the token; {@code headers} are names and values in turns. */
  public Answer send(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
  }

  /** GET. */
  public Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send("GET", path, new byte[0], headers);
  }

  /** POST of JSON. */
  public Answer post(String path, Object json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(json)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
  }

  /** Uploads a file in one request and returns the upload's id. */
  public String upload(Path file, String key) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/v1/uploads")
            .headers(
                "Tus-Resumable",
                "1.0.0",
                "Content-Type",
                "application/offset+octet-stream",
                "Upload-Length",
                Long.toString(file.toFile().length()),
                "Idempotency-Key",
                key)
            .POST(BodyPublishers.ofFile(file));
    Answer answer = new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    if (answer.status() != 201) {
      throw new AssertionError("The upload was refused: " + answer);
    }
    return answer.json().path("id").asString();
  }

  /** Starts an operation. */
  public Answer start(String key, Map<String, ?> input) throws IOException, InterruptedException {
    return post(
        "/v1/operations", Map.of("kind", "bulk-import", "input", input), "Idempotency-Key", key);
  }

  /** The document of an operation. */
  public JsonNode operation(String id) throws IOException, InterruptedException {
    return get("/v1/operations/" + id).json();
  }

  /** Waits until it has ended, and returns the document. */
  public JsonNode awaitEnd(String id, Duration limit) throws Exception {
    return Await.until(
        id + " ends", limit, () -> operation(id), seen -> ENDS.contains(state(seen)));
  }

  /** Waits until it is in this state, and returns the document. */
  public JsonNode awaitState(String id, String state, Duration limit) throws Exception {
    return Await.until(
        id + " is " + state, limit, () -> operation(id), seen -> state(seen).equals(state));
  }

  /** Waits until its load has applied so many records, and returns the document. */
  public JsonNode awaitLoaded(String id, long records, Duration limit) throws Exception {
    return Await.until(
        id + " has loaded " + records,
        limit,
        () -> operation(id),
        seen ->
            seen.path("progress").path("step").asString("").equals("load")
                && seen.path("progress").path("done").asLong() >= records);
  }

  /** The state in a document. */
  public static String state(JsonNode document) {
    return document.path("state").asString("");
  }

  private HttpRequest.Builder request(String path) {
    URI address = path.startsWith("http") ? URI.create(path) : gateway.resolve(path);
    return HttpRequest.newBuilder(address)
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }
}
