package io.longhaul.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to a gateway, as any HTTP client makes them. */
final class GatewayCalls {
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI gateway;
  private final String token;

  GatewayCalls(URI gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  void submit(String key, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve("/v1/operations"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body));
    var _ = expect(202, request);
  }

  void get(String id) throws IOException, InterruptedException {
    var _ = expect(200, HttpRequest.newBuilder(gateway.resolve("/v1/operations/" + id)));
  }

  boolean hasSucceeded(String id) throws IOException, InterruptedException {
    String document = expect(200, HttpRequest.newBuilder(gateway.resolve("/v1/operations/" + id)));
    JsonNode operation = JsonMapper.shared().readTree(document);
    if (!operation.path("done").asBoolean()) {
      return false;
    }
    if (!operation.path("status").asString("").equals("Succeeded")) {
      throw new IOException("An operation did not succeed: " + document);
    }
    return true;
  }

  private String expect(int status, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IOException("The gateway answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
