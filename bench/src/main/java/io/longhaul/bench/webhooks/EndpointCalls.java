package io.longhaul.bench.webhooks;

import io.longhaul.bench.stack.BenchStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints of a tenant, one for each receiver, and what a client does with them. */
final class EndpointCalls {
  private static final String PATH = "/v1/webhook-endpoints";
  private static final int UNAVAILABLE = 503;
  private static final int MOST_TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI gateway;
  private final String token;
  private final List<String> ids = new ArrayList<>();

  private EndpointCalls(BenchStack stack) {
    gateway = stack.stack().gateway();
    token = stack.token();
  }

  /** Registers all receivers. */
  static EndpointCalls register(BenchStack stack, Receivers receivers)
      throws IOException, InterruptedException {
    EndpointCalls calls = new EndpointCalls(stack);
    for (int number = 0; number < receivers.count(); number++) {
      String body = JsonMapper.shared().writeValueAsString(Map.of("url", receivers.url(number)));
      calls.ids.add(calls.post(201, PATH, body).path("id").asString(""));
    }
    return calls;
  }

  /** Has a message sent to a receiver, and returns the id that it goes under. */
  String send(int receiver) throws IOException, InterruptedException {
    return post(202, PATH + "/" + ids.get(receiver) + ":test", "").path("webhookId").asString("");
  }

  private JsonNode post(int status, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = answer(request);
    if (answer.statusCode() != status) {
      throw new IOException("The gateway answered " + answer.statusCode() + ": " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  // An engine that has more to do than it can is part of what is measured: clients ask again.
  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    for (int tries = 1; answer.statusCode() == UNAVAILABLE && tries < MOST_TRIES; tries++) {
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      answer = http.send(request, BodyHandlers.ofString());
    }
    return answer;
  }
}
