package io.longhaul.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Temporal's own HTTP API. */
final class TemporalHttp {
  /** Payloads as they are in protobuf, so that both sides send the same. */
  private static final String FULL_PAYLOADS = "application/json+no-payload-shorthand";

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI base;

  TemporalHttp(URI base) {
    this.base = base;
  }

  void start(String workflowId, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/v1/namespaces/default/workflows/" + workflowId))
            .header("Content-Type", FULL_PAYLOADS)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("Temporal answered " + answer.statusCode() + ": " + answer.body());
    }
  }
}
