package io.longhaul.local.demo;

import io.longhaul.local.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the engine which worker an operation's present step runs on; the API itself does not say
 * such things.
 */
final class WorkerOfOperation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String engine;
  private final HttpClient http = HttpClient.newHttpClient();

  WorkerOfOperation(RunningStack stack) {
    this.engine = stack.state().addresses().engineHttp();
  }

  /**
   * Who runs a step.
   *
   * @param attempt of the step; the first is 1
   */
  record Holder(String worker, int attempt) {}

  /** Null while no worker holds the operation, and when the engine is not the stack's own. */
  @Nullable Holder find(String operation) throws InterruptedException {
    if (engine.isEmpty()) {
      return null;
    }
    var id = URLEncoder.encode(operation, StandardCharsets.UTF_8);
    var address = URI.create(engine + "/api/v1/namespaces/default/workflows/" + id);
    try {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      var body = http.send(request, BodyHandlers.ofString()).body();
      var activity = JsonMapper.shared().readTree(body).at("/pendingActivities/0");
      var started = activity.at("/state").asString("").endsWith("_STARTED");
      return started
          ? new Holder(
              activity.at("/lastWorkerIdentity").asString(""), activity.at("/attempt").asInt(1))
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
