package io.longhaul.gateway.stack;

import io.longhaul.gateway.contract.ContractWatch;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API as one caller uses it; headers are given as names and values in turn. */
public final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String base;
  private final @Nullable String token;

  /** Null for a caller without a token. */
  public Api(String base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** The same API for another caller. */
  public Api as(@Nullable String other) {
    return new Api(base, other);
  }

  /** GET. */
  public Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** POST of JSON. */
  public Reply post(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("POST", path, BodyPublishers.ofString(json), all);
  }

  /** PATCH of JSON. */
  public Reply patch(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("PATCH", path, BodyPublishers.ofString(json), all);
  }

  /** DELETE. */
  public Reply delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /** Uploads a file in one request. */
  public Reply upload(String key, byte[] content, String... headers) {
    String[] all = new String[headers.length + 8];
    all[0] = "Tus-Resumable";
    all[1] = "1.0.0";
    all[2] = "Upload-Length";
    all[3] = Integer.toString(content.length);
    all[4] = "Content-Type";
    all[5] = "application/offset+octet-stream";
    all[6] = "Idempotency-Key";
    all[7] = key;
    System.arraycopy(headers, 0, all, 8, headers.length);
    return send("POST", "/v1/uploads", BodyPublishers.ofByteArray(content), all);
  }

  /** The id of a new upload. */
  public String uploaded() {
    return upload(UUID.randomUUID().toString(), new byte[] {'a', '\n'}).text("/id");
  }

  /** The body of a submission of an import of a new upload. */
  public String submission() {
    return submission(uploaded());
  }

  /** The body of a submission of an import. */
  public static String submission(String upload) {
    return "{\"kind\":\"bulk-import\",\"input\":{\"file\":\""
        + upload
        + "\",\"dataset\":\"pets\"}}";
  }

  /** Submits with a new key; returns the path of the operation. */
  public String submitted() {
    return submitted(UUID.randomUUID().toString());
  }

  /** Submits with a key; returns the path of the operation. */
  public String submitted(String key) {
    Reply reply = post("/v1/operations", submission(), "Idempotency-Key", key);
    if (reply.status() != 202) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    return "/v1/operations/" + reply.text("/id");
  }

  /** The id in the path of an operation. */
  public static OperationId id(String path) {
    return Objects.requireNonNull(OperationId.parse(path.substring(path.lastIndexOf('/') + 1)));
  }

  /** The document of an operation as soon as it is in a state. */
  public Reply until(String path, String state) {
    return Await.value(
        path + " to be " + state,
        () -> {
          Reply reply = get(path);
          return reply.text("/state").equals(state) ? reply : null;
        });
  }

  /** Any request. */
  public Reply send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT).method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
      ContractWatch.shared().see(method, path, headers, reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
