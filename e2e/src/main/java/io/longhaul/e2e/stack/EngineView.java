package io.longhaul.e2e.stack;

import io.longhaul.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the engine says of an operation over its own HTTP API. */
public final class EngineView {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Stack stack;

  public EngineView(Stack stack) {
    this.stack = stack;
  }

  /** How many events the operation's history has; 0 when the engine does not say. */
  public long events(String operationId) throws InterruptedException {
    JsonNode execution = describe(operationId);
    return execution == null
        ? 0
        : execution.path("workflowExecutionInfo").path("historyLength").asLong();
  }

  /** The engine's own description, or null when it gives none within 2 s. */
  public @Nullable JsonNode describe(String operationId) throws InterruptedException {
    URI base = stack.engineHttp();
    if (base == null) {
      return null;
    }
    URI address = base.resolve("/api/v1/namespaces/default/workflows/" + operationId);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
