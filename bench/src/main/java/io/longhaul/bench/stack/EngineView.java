package io.longhaul.bench.stack;

import io.longhaul.local.Stack;
import io.longhaul.local.supervision.ChildStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the engine says of an operation over its own HTTP API. */
public final class EngineView {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Stack stack;

  public EngineView(Stack stack) {
    this.stack = stack;
  }

  /** The length of an operation's history, in events. */
  public long events(String operationId) throws IOException, InterruptedException {
    return describe(operationId).path("workflowExecutionInfo").path("historyLength").asLong();
  }

  /** The worker that runs the operation's activity now, or null when none does. */
  public @Nullable ChildStatus worker(String operationId) throws IOException, InterruptedException {
    for (JsonNode activity : describe(operationId).path("pendingActivities")) {
      String identity = activity.path("lastWorkerIdentity").asString("");
      for (ChildStatus process : stack.processes()) {
        if (identity.startsWith(process.pid() + "@")
            || identity.matches(".*\\b" + process.name() + "\\b.*")) {
          return process;
        }
      }
    }
    return null;
  }

  private JsonNode describe(String operationId) throws IOException, InterruptedException {
    URI base = Objects.requireNonNull(stack.engineHttp(), "the engine is not this stack's");
    URI address = base.resolve("/api/v1/namespaces/default/workflows/" + operationId);
    String body =
        http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    return JSON.readTree(body);
  }
}
