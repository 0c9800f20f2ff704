package io.longhaul.local;

import io.longhaul.local.application.Exercise;
import io.longhaul.local.supervision.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Requests that a gateway without an engine can answer, often enough for the JVM to learn which of
 * its methods requests need (JEP 515).
 */
record GatewayExercise(int port, String token) implements Exercise {
  private static final int ROUNDS = 300;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final String OPERATION =
      """
      {"kind": "bulk-import", "labels": {"a": "b"},
       "input": {"file": "u-0123456789abcdef0123456789abcdef01234567", "dataset": "none"}}
      """;

  @Override
  public void run(Process program) throws IOException, InterruptedException {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      awaitListening(program);
      long end = System.nanoTime() + LIMIT.toNanos();
      for (int round = 0; round < ROUNDS && System.nanoTime() - end < 0; round++) {
        for (var request : requests()) {
          http.send(request.timeout(LIMIT).build(), BodyHandlers.discarding());
        }
      }
    }
  }

  private void awaitListening(Process program) throws InterruptedException {
    var listening = Readiness.listening(port);
    while (program.isAlive() && !listening.ready(program.pid())) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private List<HttpRequest.Builder> requests() {
    return List.of(
        to("/v1/kinds"),
        to("/v1/operations/no-id-of-ours"),
        to("/v1/nothing"),
        to("/v1/operations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "exercise")
            .POST(BodyPublishers.ofString(OPERATION)),
        to("/v1/uploads")
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", "4")
            .header("Content-Type", "application/offset+octet-stream")
            .POST(BodyPublishers.ofString("a\nb\n")));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }
}
